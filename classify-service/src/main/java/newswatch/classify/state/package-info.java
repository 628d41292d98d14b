/** Where an instance keeps its copy of what Kafka remembers for it. */
@NullMarked
package newswatch.classify.state;

import org.jspecify.annotations.NullMarked;
