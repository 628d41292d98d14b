/** Child processes whose life never outlasts this one's. */
@NullMarked
package newswatch.local.process;

import org.jspecify.annotations.NullMarked;
