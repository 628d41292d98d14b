/** How far behind each service is, and what is wrong, from what Kafka and Elasticsearch say. */
@NullMarked
package newswatch.search.status;

import org.jspecify.annotations.NullMarked;
