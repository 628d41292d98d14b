package newswatch.bench.wire;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * One feed of a {@link Corpus}.
 *
 * @param number from 0, in its corpus
 * @param path on its server, below the root
 */
public record GeneratedFeed(int number, FeedFormat format, URI url, String path) {
  public GeneratedFeed {
    requireNonNull(format, "format");
    if (!url.getPath().equals("/" + path)) {
      throw new IllegalArgumentException(url + " does not end with /" + path);
    }
  }

  String title() {
    return "Gazette " + number;
  }

  String author() {
    return "Reporter " + number % 97;
  }

  /** The page that the feed belongs to. */
  URI home() {
    return url.resolve("/" + number + "/");
  }

  /** Where an item of it is read. */
  URI link(String item) {
    return url.resolve("/" + path.replace(".xml", "") + "/" + item);
  }
}
