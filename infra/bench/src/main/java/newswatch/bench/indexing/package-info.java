/** Tagged articles from Kafka until a search finds them: ours, the limit and the peers. */
@NullMarked
package newswatch.bench.indexing;

import org.jspecify.annotations.NullMarked;
