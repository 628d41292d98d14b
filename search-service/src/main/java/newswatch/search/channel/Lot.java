package newswatch.search.channel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Records that go on together, and how far their partitions are read once they are through. */
final class Lot {
  private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
  private final Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
  private long bytes;
  private volatile boolean through;

  void add(ConsumerRecord<String, byte[]> record) {
    records.add(record);
    // -1 where there is no value.
    bytes += Math.max(0, record.serializedValueSize());
    ends.put(
        new TopicPartition(record.topic(), record.partition()),
        new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), ""));
  }

  List<ConsumerRecord<String, byte[]>> records() {
    return List.copyOf(records);
  }

  /** What the records hold. */
  long bytes() {
    return bytes;
  }

  /** Nothing more is to be done for them. */
  void pass() {
    through = true;
  }

  boolean isThrough() {
    return through;
  }

  /** The offsets that count as read with it, of partitions that are still ours. */
  Map<TopicPartition, OffsetAndMetadata> ends() {
    return Map.copyOf(ends);
  }

  /** These partitions are read by somebody else from now on. */
  void leave(Collection<TopicPartition> partitions) {
    ends.keySet().removeAll(partitions);
  }
}
