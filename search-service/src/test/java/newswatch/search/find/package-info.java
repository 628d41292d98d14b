/** Tests of this room. */
@NullMarked
package newswatch.search.find;

import org.jspecify.annotations.NullMarked;
