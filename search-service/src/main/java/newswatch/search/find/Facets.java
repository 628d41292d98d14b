package newswatch.search.find;

import java.util.List;

/**
 * What the found articles are about, where they come from and how they are written. Each list is
 * counted as if its own filter were not set, so that it shows what else there is to choose.
 *
 * @param topics by topic id, the {@value #MOST_TOPICS} most frequent
 * @param sources by name, the {@value #MOST} most frequent
 * @param languages by BCP 47 tag in lower case, the {@value #MOST} most frequent
 */
public record Facets(List<Count> topics, List<Count> sources, List<Count> languages) {
  /** The longest list of sources and of languages. */
  static final int MOST = 50;

  /** Each topic is somebody's; more than this nobody looks through. */
  static final int MOST_TOPICS = 1_000;

  public Facets {
    topics = List.copyOf(topics);
    sources = List.copyOf(sources);
    languages = List.copyOf(languages);
  }

  /**
   * A value and how many articles have it.
   *
   * @param count 1 or more
   */
  public record Count(String value, long count) {}
}
