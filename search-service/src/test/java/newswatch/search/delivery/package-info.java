/** Tests of this room. */
@NullMarked
package newswatch.search.delivery;

import org.jspecify.annotations.NullMarked;
