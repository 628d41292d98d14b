package newswatch.search.catalogue;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import newswatch.events.SavedSearch;
import newswatch.events.SearchId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The searches that are kept, as their channel says. Thread-safe. */
@Component
public final class SavedSearches {
  private final SortedMap<SearchId, Defined<SavedSearch>> kept = new TreeMap<>();
  private long length;

  /** Takes a search over, or forgets it when there is none, or none any more. */
  public synchronized void take(SearchId id, @Nullable Defined<SavedSearch> search) {
    Defined<SavedSearch> before =
        search == null || search.definition().deleted() ? kept.remove(id) : kept.put(id, search);
    length -= lengthOf(before);
    length += lengthOf(kept.get(id));
  }

  private static long lengthOf(@Nullable Defined<SavedSearch> search) {
    return search == null ? 0 : search.definition().length();
  }

  /** All of them, by id. */
  public synchronized List<Defined<SavedSearch>> all() {
    return List.copyOf(kept.values());
  }

  /** One of them; absent where it is not kept. */
  public synchronized @Nullable Defined<SavedSearch> one(SearchId id) {
    return kept.get(id);
  }

  /** How many there are. */
  synchronized int count() {
    return kept.size();
  }

  /** What they hold together, in UTF-16 units. */
  synchronized long length() {
    return length;
  }
}
