/** Articles become lines of a file, or entries of a feed. */
@NullMarked
package newswatch.search.export;

import org.jspecify.annotations.NullMarked;
