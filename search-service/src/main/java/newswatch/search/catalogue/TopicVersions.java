package newswatch.search.catalogue;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.events.TopicVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Every definition of a topic that ever was in force, also of one that is deleted, so that the
 * version that a tag names can be read. In memory is only where each lies and who made it, some 200
 * bytes each. Thread-safe.
 */
@Component
public final class TopicVersions {
  private final Catalogue catalogue;
  private final VersionArchive archive;
  private final Map<TopicId, NavigableMap<Long, KeptVersion>> kept = new HashMap<>();

  TopicVersions(Catalogue catalogue, VersionArchive archive) {
    this.catalogue = catalogue;
    this.archive = archive;
  }

  /** Takes over where a version lies, or forgets it when it lies nowhere. */
  public synchronized void take(TopicVersion version, @Nullable KeptVersion where) {
    NavigableMap<Long, KeptVersion> versions =
        kept.computeIfAbsent(version.topic(), _ -> new TreeMap<>(Collections.reverseOrder()));
    if (where == null) {
      versions.remove(version.number());
    } else {
      versions.put(version.number(), where);
    }
  }

  /** The versions of a topic, newest first; none of one that never was. */
  public synchronized List<KeptVersion> of(TopicId topic) {
    return List.copyOf(kept.getOrDefault(topic, Collections.emptyNavigableMap()).values());
  }

  /**
   * A topic as it was defined by a version, watched or not; absent where there never was such a
   * version.
   *
   * @throws VersionArchive.Away when it cannot be read now
   * @throws VersionArchive.Unreadable when what is kept of it is no definition
   */
  public @Nullable Topic read(TopicVersion version) {
    Defined<Topic> present = catalogue.topic(version.topic());
    if (present != null && present.definition().version() == version.number()) {
      return present.definition();
    }
    KeptVersion at = where(version);
    while (at != null) {
      Topic found = archive.at(at);
      KeptVersion now = where(version);
      if (found != null || at.equals(now)) {
        return found;
      }
      at = now;
    }
    return null;
  }

  private synchronized @Nullable KeptVersion where(TopicVersion version) {
    NavigableMap<Long, KeptVersion> versions = kept.get(version.topic());
    return versions == null ? null : versions.get(version.number());
  }

  /**
   * Those of the topics whose version is not kept, as what they were when it was made: an earlier
   * Newswatch kept none.
   */
  public synchronized List<Topic> missing(Collection<Topic> topics) {
    return topics.stream()
        .filter(topic -> where(TopicVersion.of(topic)) == null)
        .map(Topic::asVersion)
        .toList();
  }
}
