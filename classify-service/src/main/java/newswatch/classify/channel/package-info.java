/** The door to Kafka: how events are read and written, and where unreadable ones go. */
@NullMarked
package newswatch.classify.channel;

import org.jspecify.annotations.NullMarked;
