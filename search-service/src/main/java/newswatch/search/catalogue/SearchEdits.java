package newswatch.search.catalogue;

import java.time.InstantSource;
import java.util.List;
import newswatch.events.Change;
import newswatch.events.PersonId;
import newswatch.events.SavedSearch;
import newswatch.events.SearchId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Saved searches changed by people. Thread-safe; two changes of one search through one instance
 * never overlap.
 */
@Component
public final class SearchEdits {
  /** How many are kept at most; each instance holds all of them in memory. */
  static final int MOST = 10_000;

  /** The most that they hold together, in UTF-16 units. */
  static final long MOST_LENGTH = 8L * 1024 * 1024;

  private final SavedSearches searches;
  private final Definitions definitions;
  private final InstantSource clock;
  private final Turns turns = new Turns();

  SearchEdits(SavedSearches searches, Definitions definitions, InstantSource clock) {
    this.searches = searches;
    this.definitions = definitions;
    this.clock = clock;
  }

  /** Who saves something, now. */
  public Change change(PersonId by) {
    return new Change(by.value(), clock.instant());
  }

  /**
   * Keeps a search that is not kept yet.
   *
   * @throws Unpublished when Kafka did not take it, or not in time
   */
  public Edited<SavedSearch> create(SavedSearch wanted) {
    return put(wanted, new Precondition.None(), true);
  }

  /** Keeps a search, or replaces what it asks for; the same again changes nothing. */
  public Edited<SavedSearch> put(SavedSearch wanted, Precondition condition) {
    return put(wanted, condition, false);
  }

  private Edited<SavedSearch> put(SavedSearch wanted, Precondition condition, boolean onlyNew) {
    return turns.take(
        wanted.id(),
        () -> {
          Defined<SavedSearch> present = searches.one(wanted.id());
          if (onlyNew && present != null) {
            return new Edited.Exists<>(present);
          }
          if (!condition.holds(present)) {
            return new Edited.Outdated<>(present);
          }
          if (!fits(wanted, present)) {
            return new Edited.TooMany<>(MOST, MOST_LENGTH);
          }
          if (present == null) {
            return new Edited.Created<>(publish(wanted));
          }
          return new Edited.Changed<>(
              present.definition().saysTheSame(wanted) ? present : publish(wanted));
        });
  }

  /** Keeps a search no more. */
  public Edited<SavedSearch> delete(SearchId id, Precondition condition, PersonId by) {
    return turns.take(
        id,
        () -> {
          Defined<SavedSearch> present = searches.one(id);
          if (present == null) {
            return new Edited.Missing<>();
          }
          if (!condition.holds(present)) {
            return new Edited.Outdated<>(present);
          }
          publish(present.definition().asDeleted(change(by)));
          return new Edited.Deleted<>();
        });
  }

  /** Whether there is room; a search may always become shorter. */
  private boolean fits(SavedSearch wanted, @Nullable Defined<SavedSearch> present) {
    long more = wanted.length() - (present == null ? 0 : present.definition().length());
    return (present != null || searches.count() < MOST)
        && (more <= 0 || searches.length() + more <= MOST_LENGTH);
  }

  private Defined<SavedSearch> publish(SavedSearch search) {
    return definitions.publishSearches(List.of(search)).getFirst();
  }
}
