package newswatch.fetch;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What is to be posted. Whoever knows the address of a webhook may post to it, so beyond its host
 * it is as secret as the headers' values and the body: none of them is in a message, a log or
 * {@link #toString}.
 *
 * @param body sent in UTF-8, as it is
 * @param contentType what the body is, such as {@code application/json}
 * @param headers to send besides, such as a signature; as {@link Request#headers}, but for {@code
 *     Content-Type} and {@code Content-Encoding}, which say what the body is
 */
public record Post(URI address, String body, String contentType, Map<String, String> headers) {
  private static final Set<String> OF_THE_BODY = Set.of("content-encoding", "content-type");

  /**
   * @throws IllegalArgumentException naming the header that cannot be sent, never its value
   */
  public Post {
    requireNonNull(address, "address");
    requireNonNull(body, "body");
    RequestHeaders.checkLetters("Content-Type", contentType);
    if (contentType.isBlank()) {
      throw new IllegalArgumentException("a body needs a content type");
    }
    headers = RequestHeaders.checked(headers);
    Set<String> names = new HashSet<>();
    for (String name : headers.keySet()) {
      String small = name.toLowerCase(Locale.ROOT);
      if (OF_THE_BODY.contains(small)) {
        throw new IllegalArgumentException("the header '" + name + "' is not yours to set");
      }
      if (!names.add(small)) {
        throw new IllegalArgumentException("the header '" + name + "' is there twice");
      }
    }
  }

  /** Only where to, by the host, and of what kind. */
  @Override
  public String toString() {
    return "Post[address=%s://%s/..., contentType=%s, headers=%s]"
        .formatted(address.getScheme(), address.getHost(), contentType, headers.keySet());
  }
}
