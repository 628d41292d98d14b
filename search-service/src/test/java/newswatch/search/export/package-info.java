/** Tests of this room. */
@NullMarked
package newswatch.search.export;

import org.jspecify.annotations.NullMarked;
