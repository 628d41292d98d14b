package newswatch.search.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where something that takes the parameters of a search is found: the same for the same search. */
final class SearchAddress {
  private SearchAddress() {}

  /**
   * A path with parameters.
   *
   * @param names those that are taken, in the order in which they stand
   * @param values of all; empty ones are left out
   */
  static URI of(String path, Collection<String> names, Map<String, List<String>> values) {
    String query =
        names.stream()
            .flatMap(
                name ->
                    values.getOrDefault(name, List.of()).stream()
                        .filter(value -> !value.isBlank())
                        .map(value -> name + "=" + encoded(value)))
            .collect(Collectors.joining("&"));
    return URI.create(query.isEmpty() ? path : path + "?" + query);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8).replace("+", "%20");
  }
}
