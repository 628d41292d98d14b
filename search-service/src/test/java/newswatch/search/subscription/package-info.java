/** Tests of this room. */
@NullMarked
package newswatch.search.subscription;

import org.jspecify.annotations.NullMarked;
