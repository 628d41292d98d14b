package newswatch.search.catalogue;

import java.time.InstantSource;
import java.util.List;
import newswatch.events.Change;
import newswatch.events.PersonId;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Topics changed by people. A definition keeps the digest of the file's entry it came from, also
 * when it is deleted, so that the file overrides it only once that entry changes; its versions go
 * on counting. Thread-safe; two changes of one topic through one instance never overlap.
 */
@Component
public final class TopicEdits {
  /**
   * The most that the examples of all topics in force hold together, in UTF-16 units. What is
   * learned from them takes some 20 bytes for each, in every instance that judges.
   */
  static final long MAX_EXAMPLES = 4 * 1024 * 1024;

  private final Catalogue catalogue;
  private final Definitions definitions;
  private final InstantSource clock;
  private final Turns turns = new Turns();

  TopicEdits(Catalogue catalogue, Definitions definitions, InstantSource clock) {
    this.catalogue = catalogue;
    this.definitions = definitions;
    this.clock = clock;
  }

  /**
   * Adds a topic that does not exist.
   *
   * @param wanted its version, change and digest do not count
   * @param by who does
   * @throws Unpublished when Kafka did not take it, or not in time
   */
  public Edited<Topic> create(Topic wanted, PersonId by) {
    return turns.take(
        wanted.id(),
        () -> {
          Defined<Topic> present = catalogue.topic(wanted.id());
          if (present != null) {
            return new Edited.Exists<>(present);
          }
          Edited<Topic> refusal = refusal(wanted, null);
          return refusal == null ? new Edited.Created<>(publish(wanted, by)) : refusal;
        });
  }

  /** Adds a topic or replaces what it is; the version counts up only where something changes. */
  public Edited<Topic> put(Topic wanted, Precondition condition, PersonId by) {
    return turns.take(
        wanted.id(),
        () -> {
          Defined<Topic> present = catalogue.topic(wanted.id());
          if (!condition.holds(present)) {
            return new Edited.Outdated<>(present);
          }
          Edited<Topic> refusal = refusal(wanted, present);
          if (refusal != null) {
            return refusal;
          }
          if (present == null) {
            return new Edited.Created<>(publish(wanted, by));
          }
          return new Edited.Changed<>(
              present.definition().saysTheSame(wanted) ? present : publish(wanted, by));
        });
  }

  /** Deletes a topic; its versions stay readable. */
  public Edited<Topic> delete(TopicId id, Precondition condition, PersonId by) {
    return turns.take(
        id,
        () -> {
          Defined<Topic> present = catalogue.topic(id);
          if (present == null) {
            return new Edited.Missing<>();
          }
          if (!condition.holds(present)) {
            return new Edited.Outdated<>(present);
          }
          definitions.publishTopics(List.of(present.definition().asDeleted().changed(change(by))));
          return new Edited.Deleted<>();
        });
  }

  /** For a topic whose examples grow beyond what fits; fewer are always taken. */
  private @Nullable Edited<Topic> refusal(Topic wanted, @Nullable Defined<Topic> present) {
    long before = present == null ? 0 : present.definition().exampleLength();
    long more = wanted.exampleLength() - before;
    if (more <= 0) {
      return null;
    }
    long length = more + catalogue.topics().stream().mapToLong(Topic::exampleLength).sum();
    return length > MAX_EXAMPLES ? new Edited.TooManyExamples<>(length, MAX_EXAMPLES) : null;
  }

  private Defined<Topic> publish(Topic wanted, PersonId by) {
    Topic last = catalogue.lastKnown(wanted.id());
    Topic next = following(last, wanted).changed(change(by));
    return definitions.publishTopics(List.of(next)).getFirst();
  }

  private Change change(PersonId by) {
    return new Change(by.value(), clock.instant());
  }

  /** The wanted definition as the one that follows the last, also after that was deleted. */
  private static Topic following(@Nullable Topic last, Topic wanted) {
    return last == null
        ? wanted.withVersion(1).withFileDigest(null)
        : wanted.withVersion(last.version() + 1).withFileDigest(last.fileDigest());
  }
}
