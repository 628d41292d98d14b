/** Tests of this room. */
@NullMarked
package newswatch.search.index;

import org.jspecify.annotations.NullMarked;
