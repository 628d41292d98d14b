/** What the machine and its processes used up, as Linux tells in {@code /proc}. */
@NullMarked
package newswatch.bench.process;

import org.jspecify.annotations.NullMarked;
