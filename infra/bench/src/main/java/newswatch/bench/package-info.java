/** The measurements behind {@code ./newswatch bench}: what is asked for, and its walk. */
@NullMarked
package newswatch.bench;

import org.jspecify.annotations.NullMarked;
