/** Tests of this room. */
@NullMarked
package newswatch.search.catalogue;

import org.jspecify.annotations.NullMarked;
