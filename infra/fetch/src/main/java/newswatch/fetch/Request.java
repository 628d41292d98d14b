package newswatch.fetch;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
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
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");

  /** What frames the message, names the host or changes what an answer means is ours to set. */
  private static final Set<String> OURS =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "expect",
          "host",
          "if-modified-since",
          "if-none-match",
          "keep-alive",
          "proxy-connection",
          "range",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /**
   * @throws IllegalArgumentException naming the header that cannot be sent, never its value; or
   *     when there is no time to fetch in
   */
  public Request {
    requireNonNull(address, "address");
    requireNonNull(validators, "validators");
    headers = Map.copyOf(headers);
    headers.forEach(Request::check);
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

  private static void check(String name, String value) {
    if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "the header '%s' cannot be sent: its name or its value has letters that are not allowed"
              .formatted(name.replaceAll("[^\\x20-\\x7e]", "?")));
    }
    if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("the header '" + name + "' is not yours to set");
    }
  }

  @Override
  public String toString() {
    return "Request[address=%s, headers=%s, within=%s]"
        .formatted(address.toString().replaceFirst("//[^/?#]*@", "//"), headers.keySet(), within);
  }
}
