/** The feeds that are polled: what they say, the files they lie in, and who serves them. */
@NullMarked
package newswatch.bench.wire;

import org.jspecify.annotations.NullMarked;
