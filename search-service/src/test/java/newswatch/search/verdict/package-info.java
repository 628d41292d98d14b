/** Tests of this room. */
@NullMarked
package newswatch.search.verdict;

import org.jspecify.annotations.NullMarked;
