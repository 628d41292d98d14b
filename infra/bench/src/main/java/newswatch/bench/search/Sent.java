package newswatch.bench.search;

import static java.util.Objects.requireNonNull;

/**
 * A request that search-service sent to Elasticsearch.
 *
 * @param path with its parameters
 */
record Sent(String method, String path, String contentType, String accept, String body) {
  Sent {
    requireNonNull(method, "method");
    requireNonNull(path, "path");
    requireNonNull(body, "body");
  }

  /** Whether it asks for articles: others tell whether the node is well. */
  boolean isSearch() {
    return path.contains("_search");
  }
}
