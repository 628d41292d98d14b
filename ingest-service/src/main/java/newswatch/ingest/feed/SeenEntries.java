package newswatch.ingest.feed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import newswatch.events.Digest;
import newswatch.ingest.document.Entry;
import newswatch.ingest.document.FeedDocument;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a feed were seen, by key and fingerprint, oldest first. An entry is news when
 * its key is unknown or its fingerprint has changed, unless an entry with the very same link and
 * text was seen under another key: some publishers make up a new guid with every answer.
 */
public final class SeenEntries {
  /**
   * How many entries are remembered beyond those that the feed lists now, for feeds whose entries
   * go and come back. A status is kept in memory and written with every poll, so it stays small.
   */
  static final int REMEMBERED = 100;

  private final Map<String, String> fingerprints;

  /** What was seen before, as {@link #fingerprints()} gave it. */
  public SeenEntries(Map<String, String> fingerprints) {
    this.fingerprints = Collections.unmodifiableMap(new LinkedHashMap<>(fingerprints));
  }

  /** What there is new in a document, and what is seen once it is recorded. */
  public Sifted sift(FeedDocument document) {
    Set<String> known = new HashSet<>(fingerprints.values());
    Map<String, String> listed = new LinkedHashMap<>();
    List<Entry> news = new ArrayList<>();
    int before = 0;
    for (Map.Entry<String, Entry> one : byKey(document).entrySet()) {
      String print = fingerprint(one.getValue());
      String last = fingerprints.get(one.getKey());
      boolean same = print.equals(last) || (one.getValue().link() != null && known.contains(print));
      if (same || last != null) {
        before++;
      }
      if (!same) {
        news.add(one.getValue());
        known.add(print);
      }
      listed.put(one.getKey(), print);
    }
    Overlap overlap =
        fingerprints.isEmpty() ? new Overlap(0, 0) : new Overlap(listed.size(), before);
    return new Sifted(news, overlap, with(listed));
  }

  private SeenEntries with(Map<String, String> listed) {
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

  /**
   * The document's entries by key, oldest first; of several with one key the newest counts. A guid
   * that entries with different links share names none of them, so they are told apart by link.
   */
  private static Map<String, Entry> byKey(FeedDocument document) {
    Map<String, String> linkOfGuid = new HashMap<>();
    Set<String> shared = new HashSet<>();
    for (Entry entry : document.entries()) {
      if (entry.guid() != null) {
        String link = Objects.requireNonNullElse(entry.link(), "");
        String other = linkOfGuid.putIfAbsent(entry.guid(), link);
        if (other != null && !other.equals(link)) {
          shared.add(entry.guid());
        }
      }
    }
    Map<String, Entry> byKey = new LinkedHashMap<>();
    for (Entry entry : document.entries().reversed()) {
      boolean told = entry.guid() == null || !shared.contains(entry.guid());
      byKey.put(told ? key(entry) : digest(entry.guid(), entry.link()), entry);
    }
    return byKey;
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
