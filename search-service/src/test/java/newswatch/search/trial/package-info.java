/** Tests of this room. */
@NullMarked
package newswatch.search.trial;

import org.jspecify.annotations.NullMarked;
