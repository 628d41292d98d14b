/** Which articles should come out, and which did, how often and how late. */
@NullMarked
package newswatch.bench.ledger;

import org.jspecify.annotations.NullMarked;
