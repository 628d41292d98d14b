package newswatch.classify.head;

import static java.util.Objects.requireNonNull;

/** Which record made something: where it stands in Kafka, which never changes. */
public record Cause(String channel, int partition, long offset) {
  public Cause {
    requireNonNull(channel, "channel");
  }

  /** Whether this record stands before the other in the same partition. */
  boolean isBefore(Cause other) {
    return channel.equals(other.channel) && partition == other.partition && offset < other.offset;
  }
}
