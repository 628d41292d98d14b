/**
 * The door to Kafka: feeds come in with what was known of them, and what people hand in; sightings
 * and endings go out.
 */
@NullMarked
package newswatch.ingest.channel;

import org.jspecify.annotations.NullMarked;
