/** Tests of this room. */
@NullMarked
package newswatch.search.status;

import org.jspecify.annotations.NullMarked;
