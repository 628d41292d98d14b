package newswatch.search.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import newswatch.events.TopicId;
import newswatch.events.VerdictGiven;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The verdicts of all readers, as their channel says: the {@value #MOST} newest, in some 20 MB of
 * memory. Thread-safe.
 */
@Component
public final class Verdicts {
  /** The most that are held; beyond, the oldest counts no more. */
  public static final int MOST = 50_000;

  private final int most;
  private final LinkedHashMap<VerdictGiven.Key, VerdictGiven> all = new LinkedHashMap<>();
  private final Map<TopicId, LinkedHashMap<VerdictGiven.Key, VerdictGiven>> byTopic =
      new HashMap<>();

  /** Holds none yet, and {@value #MOST} at most. */
  public Verdicts() {
    this(MOST);
  }

  Verdicts(int most) {
    this.most = most;
  }

  /** Takes a verdict over as the newest, or forgets it when it was taken back. */
  public synchronized void take(VerdictGiven.Key key, @Nullable VerdictGiven verdict) {
    forget(key);
    if (verdict != null) {
      // A key of the verdict's own ids takes a third less memory than one beside them.
      VerdictGiven.Key itsKey = verdict.key();
      all.put(itsKey, verdict);
      byTopic.computeIfAbsent(itsKey.topic(), _ -> new LinkedHashMap<>()).put(itsKey, verdict);
      if (all.size() > most) {
        forget(all.firstEntry().getKey());
      }
    }
  }

  private void forget(VerdictGiven.Key key) {
    all.remove(key);
    byTopic.computeIfPresent(
        key.topic(),
        (_, verdicts) -> {
          verdicts.remove(key);
          return verdicts.isEmpty() ? null : verdicts;
        });
  }

  /** Somebody's verdict; absent where there is none. */
  public synchronized @Nullable VerdictGiven of(VerdictGiven.Key key) {
    return all.get(key);
  }

  /** The newest verdicts on a topic, newest first. */
  public synchronized List<VerdictGiven> newest(TopicId topic, int atMost) {
    return on(topic).reversed().stream().limit(atMost).toList();
  }

  /**
   * What readers have said of a topic; absent while they have said nothing.
   *
   * @param version the one in force
   */
  public synchronized @Nullable Tally tally(TopicId topic, long version) {
    List<VerdictGiven> verdicts = on(topic);
    return verdicts.isEmpty() ? null : Tally.of(verdicts, version);
  }

  private List<VerdictGiven> on(TopicId topic) {
    return new ArrayList<>(byTopic.getOrDefault(topic, new LinkedHashMap<>()).values());
  }
}
