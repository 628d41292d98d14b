/** The command line's part that starts, shows and stops Newswatch on one machine. */
@NullMarked
package newswatch.local;

import org.jspecify.annotations.NullMarked;
