package newswatch.ingest.feed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import newswatch.events.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a feed were seen, by key and fingerprint, oldest first. An entry is news when
 * its key is unknown or its fingerprint has changed.
 */
public final class SeenEntries {
  /** How many entries are remembered beyond those that the feed lists now. */
  static final int REMEMBERED = 500;

  private final Map<String, String> fingerprints;

  /** What was seen before, as {@link #fingerprints()} gave it. */
  public SeenEntries(Map<String, String> fingerprints) {
    this.fingerprints = Collections.unmodifiableMap(new LinkedHashMap<>(fingerprints));
  }

  /** The entries of the document that are news, oldest first, as feeds list the newest first. */
  public List<Entry> news(FeedDocument document) {
    Map<String, Entry> news = new LinkedHashMap<>();
    for (Entry entry : document.entries().reversed()) {
      String key = key(entry);
      if (!fingerprint(entry).equals(fingerprints.get(key))) {
        news.put(key, entry);
      }
    }
    return new ArrayList<>(news.values());
  }

  /** What is seen once the document is: its entries last, and the newest of the others. */
  public SeenEntries and(FeedDocument document) {
    Map<String, String> listed = new LinkedHashMap<>();
    document.entries().reversed().forEach(entry -> listed.put(key(entry), fingerprint(entry)));
    List<String> gone =
        fingerprints.keySet().stream().filter(key -> !listed.containsKey(key)).toList();
    Map<String, String> both = new LinkedHashMap<>();
    gone.stream()
        .skip(Math.max(0, gone.size() - REMEMBERED))
        .forEach(key -> both.put(key, String.valueOf(fingerprints.get(key))));
    both.putAll(listed);
    return new SeenEntries(both);
  }

  /** Key to fingerprint, oldest first. */
  public Map<String, String> fingerprints() {
    return fingerprints;
  }

  private static String key(Entry entry) {
    return digest(
        entry.guid() != null
            ? entry.guid()
            : entry.link() != null ? entry.link() : String.valueOf(entry.title()));
  }

  private static String fingerprint(Entry entry) {
    return digest(entry.link(), entry.title(), entry.summary(), entry.content(), entry.author());
  }

  private static String digest(@Nullable String... parts) {
    return Digest.hex(
        64,
        Stream.of(parts).map(part -> Objects.requireNonNullElse(part, "")).toArray(String[]::new));
  }
}
