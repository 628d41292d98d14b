/** From the feed's answer to the webhook: alerts on their way through everything. */
@NullMarked
package newswatch.bench.alerts;

import org.jspecify.annotations.NullMarked;
