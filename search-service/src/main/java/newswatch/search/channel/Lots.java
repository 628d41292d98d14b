package newswatch.search.channel;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Records on their way from a consumer to who works on them, in lots of some bytes. Several lots
 * are worked on at once and may end in any order; offsets move in the order in which lots were
 * read, past those alone that are through. One thread uses it; others only pass their lots.
 */
final class Lots {
  private final long lotBytes;
  private final int mostAtWork;

  /** The last one is still being filled. */
  private final Deque<Lot> waiting = new ArrayDeque<>();

  private final Deque<Lot> atWork = new ArrayDeque<>();
  private Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();

  /**
   * @param lotBytes after which a lot is full; its last record may reach beyond
   * @param mostAtWork how many lots are worked on at once
   */
  Lots(long lotBytes, int mostAtWork) {
    this.lotBytes = lotBytes;
    this.mostAtWork = mostAtWork;
  }

  /** Puts a record behind all others. */
  void add(ConsumerRecord<String, byte[]> record) {
    Lot last = waiting.peekLast();
    if (last == null || last.bytes() >= lotBytes) {
      last = new Lot();
      waiting.add(last);
    }
    last.add(record);
  }

  /**
   * The next lot to work on.
   *
   * @param fullOnesAlone whether a lot that is not full waits for more records
   * @return absent while there is none, or enough are worked on
   */
  @Nullable Lot next(boolean fullOnesAlone) {
    settle();
    Lot first = waiting.peek();
    if (first == null
        || atWork.size() >= mostAtWork
        || (fullOnesAlone && waiting.size() == 1 && first.bytes() < lotBytes)) {
      return null;
    }
    waiting.remove();
    atWork.add(first);
    return first;
  }

  /** Whether a full lot waits, so that nothing more should be read. */
  boolean isFull() {
    Lot first = waiting.peek();
    return first != null && first.bytes() >= lotBytes;
  }

  /** Whether nothing waits and nothing is worked on. */
  boolean isEmpty() {
    settle();
    return waiting.isEmpty() && atWork.isEmpty();
  }

  /** How far partitions have been read since this was last asked; empty when nothing moved. */
  Map<TopicPartition, OffsetAndMetadata> read() {
    settle();
    Map<TopicPartition, OffsetAndMetadata> moved = read;
    read = new HashMap<>();
    return moved;
  }

  /** This partition is to be told of again, unless it has been read further by now. */
  void commitLater(TopicPartition partition, OffsetAndMetadata end) {
    read.merge(partition, end, (one, other) -> one.offset() > other.offset() ? one : other);
  }

  /** Partitions are not to be told of again that have been read no further. */
  void committed(Map<TopicPartition, OffsetAndMetadata> ends) {
    ends.forEach(
        (partition, end) ->
            read.computeIfPresent(
                partition, (_, later) -> later.offset() > end.offset() ? later : null));
  }

  /**
   * These partitions are somebody else's. What waits of them is forgotten, and what is worked on
   * moves no offset of theirs.
   */
  void leave(Collection<TopicPartition> partitions) {
    atWork.forEach(lot -> lot.leave(partitions));
    read.keySet().removeAll(partitions);
    Deque<Lot> left = new ArrayDeque<>(waiting);
    waiting.clear();
    for (Lot lot : left) {
      for (ConsumerRecord<String, byte[]> record : lot.records()) {
        if (!partitions.contains(new TopicPartition(record.topic(), record.partition()))) {
          add(record);
        }
      }
    }
  }

  private void settle() {
    while (!atWork.isEmpty() && atWork.getFirst().isThrough()) {
      atWork.remove().ends().forEach(this::commitLater);
    }
  }
}
