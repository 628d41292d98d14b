package newswatch.search.stream;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import newswatch.events.ArticleTagged;
import newswatch.events.Origin;
import newswatch.events.StoryId;
import newswatch.events.TopicId;
import newswatch.matching.query.ArticleWords;
import newswatch.matching.query.Query;
import newswatch.search.find.Filters;
import org.jspecify.annotations.Nullable;

/**
 * Which articles a listener wants, as a search would have it; every part that is given must hold.
 */
public final class Wanted {
  private final @Nullable TaggedQuery query;
  private final Set<TopicId> topics;
  private final Set<String> sources;
  private final List<String> languages;
  private final List<String> collections;
  private final Set<StoryId> stories;
  private final Set<String> mutedSources;
  private final Set<StoryId> mutedStories;

  private Wanted(@Nullable TaggedQuery query, Filters filters) {
    this.query = query;
    this.topics = new HashSet<>(filters.topics());
    this.sources = new HashSet<>(filters.sources());
    this.languages = filters.languages().stream().map(Wanted::folded).toList();
    this.collections = filters.collections().stream().map(Wanted::folded).toList();
    this.stories = new HashSet<>(filters.stories());
    this.mutedSources = new HashSet<>(filters.muted().sources());
    this.mutedStories = new HashSet<>(filters.muted().stories());
  }

  /**
   * @param query absent for every article
   * @throws IllegalArgumentException when the query asks for what is like another article
   */
  public static Wanted of(@Nullable Query query, Filters filters) {
    return new Wanted(query == null ? null : TaggedQuery.of(query), filters);
  }

  /**
   * Whether a listener is told of it; not of the past that is judged again.
   *
   * @param words those of this article
   */
  boolean includes(ArticleTagged article, ArticleWords words) {
    return article.origin() != Origin.REPLAY
        && (topics.isEmpty() || article.topics().stream().anyMatch(t -> topics.contains(t.id())))
        && (stories.isEmpty() || stories.contains(article.story()))
        && !mutedStories.contains(article.story())
        && !mutedSources.contains(article.article().source())
        && (sources.isEmpty() || sources.contains(article.article().source()))
        && (languages.isEmpty() || isIn(article.article().language()))
        && (collections.isEmpty() || isCarried(article.collections()))
        && (query == null || query.matches(article, words));
  }

  private boolean isIn(@Nullable String language) {
    if (language == null) {
      return false;
    }
    String tag = folded(language);
    return languages.stream()
        .anyMatch(wanted -> tag.equals(wanted) || tag.startsWith(wanted + "-"));
  }

  private boolean isCarried(List<String> names) {
    return names.stream().map(Wanted::folded).anyMatch(collections::contains);
  }

  private static String folded(String value) {
    return value.strip().toLowerCase(Locale.ROOT);
  }
}
