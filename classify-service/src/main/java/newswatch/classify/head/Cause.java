package newswatch.classify.head;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import newswatch.events.Channel;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Which record made something: where it stands in Kafka, which never changes. Of a sighting that is
 * judged again, the offset is the one that it has in the archive, whichever replay brings it.
 */
public record Cause(String channel, int partition, long offset) {
  public Cause {
    requireNonNull(channel, "channel");
  }

  /**
   * The record that is being processed.
   *
   * @throws IllegalArgumentException when it is to be judged again and does not tell where it
   *     stands in the archive
   */
  static Cause of(RecordMetadata record, Headers headers) {
    long offset =
        record.topic().equals(Channel.RETAG.name()) ? archivedOffset(headers) : record.offset();
    return new Cause(record.topic(), record.partition(), offset);
  }

  private static long archivedOffset(Headers headers) {
    Header header = headers.lastHeader(Channel.ARCHIVED_OFFSET);
    if (header == null || header.value() == null) {
      throw new IllegalArgumentException("the header " + Channel.ARCHIVED_OFFSET + " is missing");
    }
    String offset = new String(header.value(), UTF_8);
    try {
      return Long.parseLong(offset);
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException(
          "the header " + Channel.ARCHIVED_OFFSET + " holds no offset");
    }
  }

  /** Whether it is a sighting of the archive, to be judged again. */
  boolean isReplay() {
    return channel.equals(Channel.RETAG.name());
  }

  /** Whether this record stands before the other in the same partition. */
  boolean isBefore(Cause other) {
    return channel.equals(other.channel) && partition == other.partition && offset < other.offset;
  }
}
