/**
 * The door to Kafka: tagged articles and the catalogues come in, definitions and dead letters go
 * out.
 */
@NullMarked
package newswatch.search.channel;

import org.jspecify.annotations.NullMarked;
