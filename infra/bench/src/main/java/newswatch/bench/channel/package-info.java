/** The measurements' door to Kafka: what they send to services, and what they read of them. */
@NullMarked
package newswatch.bench.channel;

import org.jspecify.annotations.NullMarked;
