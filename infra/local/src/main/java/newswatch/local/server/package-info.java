/** A real Kafka broker and a real Elasticsearch node on this machine, without Docker. */
@NullMarked
package newswatch.local.server;

import org.jspecify.annotations.NullMarked;
