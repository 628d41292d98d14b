/** Tests of this room. */
@NullMarked
package newswatch.search.replay;

import org.jspecify.annotations.NullMarked;
