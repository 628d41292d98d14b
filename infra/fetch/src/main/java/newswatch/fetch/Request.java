package newswatch.fetch;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is to be fetched.
 *
 * @param validators to ask with only for what changed
 * @param headers to send besides, such as {@code Authorization}. They go to the origin of the
 *     address alone (scheme, host and port) and are dropped for good at the first redirect to
 *     another. Their values are in no message, log or {@link #toString}
 * @param within how long it may take with its redirects; the deadline of the limits where that is
 *     sooner, or this is null
 */
public record Request(
    URI address, Validators validators, Map<String, String> headers, @Nullable Duration within) {
  /**
   * @throws IllegalArgumentException naming the header that cannot be sent, never its value; or
   *     when there is no time to fetch in
   */
  public Request {
    requireNonNull(address, "address");
    requireNonNull(validators, "validators");
    headers = RequestHeaders.checked(headers);
    if (within != null && !within.isPositive()) {
      throw new IllegalArgumentException("a fetch needs time: " + within);
    }
  }

  /** All that is at the address, within the deadline of the limits. */
  public static Request of(URI address) {
    return new Request(address, Validators.NONE, Map.of(), null);
  }

  /** The same, asking only for what changed since these were given. */
  public Request ifChangedSince(Validators validators) {
    return new Request(address, validators, headers, within);
  }

  /** The same with one header more; names are the same in capitals and small letters. */
  public Request with(String name, String value) {
    Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(name, value);
    return new Request(address, validators, more, within);
  }

  /** The same with this much time. */
  public Request within(Duration time) {
    return new Request(address, validators, headers, time);
  }

  @Override
  public String toString() {
    return "Request[address=%s, headers=%s, within=%s]"
        .formatted(address.toString().replaceFirst("//[^/?#]*@", "//"), headers.keySet(), within);
  }
}
