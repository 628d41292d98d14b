package newswatch.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is written beside a record that can never work, in the headers of its copy on {@link
 * Channel#deadLetters()}.
 *
 * @param reason why, in words for people
 * @param partition where the record was, in the channel it came from
 * @param offset where it was in that partition
 * @param attempts how often it was tried, from 1
 */
public record DeadLetter(String reason, int partition, long offset, int attempts) {
  /**
   * @throws IllegalArgumentException when it was never tried
   */
  public DeadLetter {
    requireNonNull(reason, "reason");
    if (attempts < 1) {
      throw new IllegalArgumentException("a dead letter was tried at least once");
    }
  }

  /** The headers, named {@code reason}, {@code partition}, {@code offset}, {@code attempts}. */
  public Map<String, byte[]> headers() {
    Map<String, byte[]> headers = new LinkedHashMap<>();
    headers.put("reason", reason.getBytes(UTF_8));
    headers.put("partition", Integer.toString(partition).getBytes(UTF_8));
    headers.put("offset", Long.toString(offset).getBytes(UTF_8));
    headers.put("attempts", Integer.toString(attempts).getBytes(UTF_8));
    return headers;
  }
}
