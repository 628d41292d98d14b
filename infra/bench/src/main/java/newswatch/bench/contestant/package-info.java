/** Who is measured, each in a process of its own. */
@NullMarked
package newswatch.bench.contestant;

import org.jspecify.annotations.NullMarked;
