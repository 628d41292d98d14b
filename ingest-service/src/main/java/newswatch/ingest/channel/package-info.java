/** The door to Kafka: feeds come in with what was known of them, sightings go out. */
@NullMarked
package newswatch.ingest.channel;

import org.jspecify.annotations.NullMarked;
