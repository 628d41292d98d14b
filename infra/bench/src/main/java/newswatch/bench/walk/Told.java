package newswatch.bench.walk;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import newswatch.bench.channel.CommittedRecords;
import newswatch.events.Channel;

/**
 * Counts what comes out of a walk, as a reader of committed records sees it. Records are told apart
 * by hashes of key and value; to read them would take from the processors that are being measured.
 */
final class Told implements AutoCloseable {
  private final Set<Long> different = new HashSet<>();
  private long count;
  private long last = System.nanoTime();
  private final CommittedRecords records;

  Told(String broker) {
    records =
        new CommittedRecords(
            broker,
            List.of(Channel.TAGGED_ARTICLES),
            record ->
                came(((long) record.key().hashCode() << 32) ^ Arrays.hashCode(record.value())));
  }

  private synchronized void came(long record) {
    count++;
    different.add(record);
    last = System.nanoTime();
  }

  synchronized long count() {
    return count;
  }

  /** How many of them came again. */
  synchronized long doubled() {
    return count - different.size();
  }

  /** When the last of them came, by {@link System#nanoTime}. */
  synchronized long last() {
    return last;
  }

  /**
   * @throws newswatch.local.process.Unable when nothing more can come
   */
  void requireReading() {
    records.requireReading();
  }

  @Override
  public void close() {
    records.close();
  }
}
