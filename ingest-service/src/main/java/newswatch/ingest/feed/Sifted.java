package newswatch.ingest.feed;

import static java.util.Objects.requireNonNull;

import java.util.List;
import newswatch.ingest.document.Entry;

/**
 * What a document brings, set against what was seen before.
 *
 * @param news the entries that are new or changed, oldest first, as feeds list the newest first
 * @param overlap how much of the document was seen before; of nothing where nothing was seen before
 * @param seen the document's entries last, and the newest of the others
 */
public record Sifted(List<Entry> news, Overlap overlap, SeenEntries seen) {
  public Sifted {
    news = List.copyOf(news);
    requireNonNull(overlap, "overlap");
    requireNonNull(seen, "seen");
  }
}
