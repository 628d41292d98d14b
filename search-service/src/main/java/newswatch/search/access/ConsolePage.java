package newswatch.search.access;

import java.util.Optional;
import java.util.stream.Stream;

/** A page of the console: whoever was sent from there to the login comes back to it. */
enum ConsolePage {
  /** Searches. */
  SEARCH("/", "/index.html"),
  /** Shows what people were told. */
  ALERTS("/alerts.html", "/alerts.html"),
  /** Keeps subscriptions and receivers. */
  SUBSCRIPTIONS("/subscriptions.html", "/subscriptions.html");

  private final String path;
  private final String file;

  ConsolePage(String path, String file) {
    this.path = path;
    this.file = file;
  }

  /** The page at a path; absent where there is none, whatever was sent as the path. */
  static Optional<ConsolePage> at(String path) {
    return Stream.of(values())
        .filter(page -> page.path.equals(path) || page.file.equals(path))
        .findFirst();
  }

  /** Where it is. */
  String path() {
    return path;
  }
}
