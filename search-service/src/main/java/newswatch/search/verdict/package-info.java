/** What readers say of tags, and how precise it shows each topic to be. */
@NullMarked
package newswatch.search.verdict;

import org.jspecify.annotations.NullMarked;
