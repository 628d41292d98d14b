/** Queries that are stored, articles that come by, and those who find which belong together. */
@NullMarked
package newswatch.bench.stored;

import org.jspecify.annotations.NullMarked;
