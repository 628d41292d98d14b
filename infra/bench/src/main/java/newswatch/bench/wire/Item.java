package newswatch.bench.wire;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * One entry of a generated feed.
 *
 * @param link its canonical address, by which the ledger knows it
 * @param paragraphs its whole text, without markup
 */
record Item(URI link, String title, String teaser, List<String> paragraphs, Instant published) {
  Item {
    requireNonNull(link, "link");
    requireNonNull(published, "published");
    paragraphs = List.copyOf(paragraphs);
  }

  String html() {
    return "<p>" + String.join("</p>\n<p>", paragraphs) + "</p>";
  }
}
