package newswatch.search.find;

import java.util.List;
import newswatch.events.TopicId;

/**
 * What an article must have, beside matching the query: one of each list that is not empty.
 *
 * @param topics the ids of its tags
 * @param sources as published, letter by letter
 * @param languages BCP 47 tags; a shorter one stands for all that begin with it
 * @param collections names of collections of its feeds, in any case
 */
public record Filters(
    List<TopicId> topics, List<String> sources, List<String> languages, List<String> collections) {
  /** Lets every article through. */
  public static final Filters NONE = new Filters(List.of(), List.of(), List.of(), List.of());

  public Filters {
    topics = List.copyOf(topics);
    sources = List.copyOf(sources);
    languages = List.copyOf(languages);
    collections = List.copyOf(collections);
  }

  /** The others, when the counts of topics are wanted. */
  Filters withoutTopics() {
    return new Filters(List.of(), sources, languages, collections);
  }

  /** The others, when the counts of sources are wanted. */
  Filters withoutSources() {
    return new Filters(topics, List.of(), languages, collections);
  }

  /** The others, when the counts of languages are wanted. */
  Filters withoutLanguages() {
    return new Filters(topics, sources, List.of(), collections);
  }
}
