/**
 * classify-service: merges sightings into articles and tags them with topics. It needs Kafka alone.
 */
@NullMarked
package newswatch.classify;

import org.jspecify.annotations.NullMarked;
