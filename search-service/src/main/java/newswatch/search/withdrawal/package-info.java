/** Articles that were taken down: which they are, and that the index holds none of them. */
@NullMarked
package newswatch.search.withdrawal;

import org.jspecify.annotations.NullMarked;
