/** What the machine can do at best: the same files fetched, and parsed, with nothing around it. */
@NullMarked
package newswatch.bench.limit;

import org.jspecify.annotations.NullMarked;
