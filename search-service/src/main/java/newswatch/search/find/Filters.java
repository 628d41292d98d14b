package newswatch.search.find;

import static java.util.Objects.requireNonNull;

import java.util.List;
import newswatch.events.StoryId;
import newswatch.events.TopicId;

/**
 * What an article must have, beside matching the query: one of each list that is not empty, and
 * nothing that is muted.
 *
 * @param topics the ids of its tags
 * @param sources as published, letter by letter
 * @param languages BCP 47 tags; a shorter one stands for all that begin with it
 * @param collections names of collections of its feeds, in any case
 * @param stories the ids of the stories it may tell
 * @param muted what is left out
 */
public record Filters(
    List<TopicId> topics,
    List<String> sources,
    List<String> languages,
    List<String> collections,
    List<StoryId> stories,
    Muted muted) {
  /** Lets every article through. */
  public static final Filters NONE =
      new Filters(List.of(), List.of(), List.of(), List.of(), List.of());

  public Filters {
    topics = List.copyOf(topics);
    sources = List.copyOf(sources);
    languages = List.copyOf(languages);
    collections = List.copyOf(collections);
    stories = List.copyOf(stories);
    requireNonNull(muted, "muted");
  }

  /** With nothing muted. */
  public Filters(
      List<TopicId> topics,
      List<String> sources,
      List<String> languages,
      List<String> collections,
      List<StoryId> stories) {
    this(topics, sources, languages, collections, stories, Muted.NONE);
  }

  /** Lets through the articles of this story alone. */
  static Filters story(StoryId story) {
    return new Filters(List.of(), List.of(), List.of(), List.of(), List.of(story));
  }

  /** The others, when the counts of topics are wanted. */
  Filters withoutTopics() {
    return new Filters(List.of(), sources, languages, collections, stories, muted);
  }

  /** The others, when the counts of sources are wanted. */
  Filters withoutSources() {
    return new Filters(topics, List.of(), languages, collections, stories, muted);
  }

  /** The others, when the counts of languages are wanted. */
  Filters withoutLanguages() {
    return new Filters(topics, sources, List.of(), collections, stories, muted);
  }
}
