package newswatch.search.find;

import static java.util.Objects.requireNonNull;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import newswatch.events.ArticleId;
import newswatch.events.ArticleTagged;
import newswatch.events.StoryId;
import newswatch.search.index.AnswerLimit;
import newswatch.search.index.ArticleDocument;
import newswatch.search.index.IndexUnavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lists the stories of a search, each by that of its articles which comes first, and articles
 * without a story by themselves. Candidates are looked at in the order of the search, and kept
 * where no article of their story comes before them; so a cursor stands in that order as any other
 * does. Elasticsearch's own way (collapse) takes no cursor of another field than the story, and
 * makes one of all articles without a story.
 */
@Component
final class EachStory {
  /** How many candidates are looked at together. */
  static final int BATCH = 200;

  /** How often; after that a page ends with fewer than it could hold. */
  static final int MOST_BATCHES = 10;

  private static final String STORIES = "stories";
  private static final String FIRST = "first";

  private final Questions questions;

  EachStory(Questions questions) {
    this.questions = questions;
  }

  /** What of an article is asked for to place it. */
  private record Outline(ArticleId id, @Nullable StoryId story, Instant rankedAt) {}

  /** An article that may stand for its story. */
  private record Candidate(Outline outline, Rank rank) {}

  /**
   * What matches of a story.
   *
   * @param first which comes before the others
   */
  private record Matching(String first, long count) {}

  /** A candidate that is listed. */
  private record Kept(Candidate candidate, long matchesInStory) {}

  /**
   * A page of them.
   *
   * @param after where the page before ended; absent for the first
   */
  Listing list(Reading reading, @Nullable Rank after) {
    int size = reading.search().size();
    List<Kept> kept = new ArrayList<>();
    Set<StoryId> settled = new HashSet<>();
    Rank end = after;
    for (int batch = 0; batch < MOST_BATCHES; batch++) {
      List<Candidate> candidates = candidates(reading, end, settled);
      Set<StoryId> stories = new HashSet<>();
      candidates.stream()
          .map(c -> c.outline().story())
          .filter(Objects::nonNull)
          .forEach(stories::add);
      Map<StoryId, Matching> matching = matching(reading, stories);
      for (Candidate candidate : candidates) {
        StoryId story = candidate.outline().story();
        Matching all = story == null ? null : matching.get(story);
        if (all == null) {
          kept.add(new Kept(candidate, 1));
        } else if (all.first().equals(candidate.outline().id().value())) {
          kept.add(new Kept(candidate, all.count()));
        }
        end = candidate.rank();
        if (kept.size() > size) {
          return listing(reading, kept.subList(0, size), kept.get(size - 1).candidate().rank());
        }
      }
      if (candidates.size() < BATCH) {
        return listing(reading, kept, null);
      }
      settled.addAll(stories);
    }
    return listing(reading, kept, end);
  }

  /**
   * @param settled stories that this page has decided about, of which no more need be looked at
   */
  private List<Candidate> candidates(Reading reading, @Nullable Rank after, Set<StoryId> settled) {
    Sort sort = reading.search().sort();
    Query query =
        settled.isEmpty()
            ? reading.query()
            : Query.of(
                q ->
                    q.bool(
                        all -> all.must(reading.query()).mustNot(FilterQuery.ofStories(settled))));
    SearchRequest.Builder request =
        reading
            .request(questions)
            .query(query)
            .sort(Rank.order(sort))
            .source(source -> source.filter(only -> only.includes("id", "story", "rankedAt")))
            .size(BATCH);
    if (after != null) {
      request.searchAfter(after.in(sort));
    }
    return questions.ask(request.build(), Outline.class).hits().hits().stream()
        .map(hit -> candidate(sort, hit))
        .toList();
  }

  private static Candidate candidate(Sort sort, Hit<Outline> hit) {
    Outline outline = requireNonNull(hit.source());
    return new Candidate(outline, Rank.of(sort, hit.score(), outline.rankedAt(), outline.id()));
  }

  /** What matches of these stories, from the first page on. */
  private Map<StoryId, Matching> matching(Reading reading, Collection<StoryId> stories) {
    if (stories.isEmpty()) {
      return Map.of();
    }
    SearchRequest request =
        reading
            .request(questions)
            .size(0)
            .query(
                q ->
                    q.bool(all -> all.must(reading.query()).filter(FilterQuery.ofStories(stories))))
            .aggregations(
                STORIES,
                Aggregation.of(
                    a ->
                        a.terms(terms -> terms.field("story").size(stories.size()))
                            .aggregations(
                                FIRST,
                                of ->
                                    of.topHits(
                                        top ->
                                            top.size(1)
                                                .sort(Rank.order(reading.search().sort()))
                                                .source(source -> source.fetch(false))))))
            .build();
    Map<StoryId, Matching> matching = new HashMap<>();
    requireNonNull(questions.ask(request, Void.class).aggregations().get(STORIES))
        .sterms()
        .buckets()
        .array()
        .forEach(
            story ->
                matching.put(
                    new StoryId(story.key().stringValue()),
                    new Matching(
                        requireNonNull(
                            requireNonNull(story.aggregations().get(FIRST))
                                .topHits()
                                .hits()
                                .hits()
                                .getFirst()
                                .id()),
                        story.docCount())));
    return matching;
  }

  private Listing listing(Reading reading, List<Kept> kept, @Nullable Rank end) {
    if (kept.isEmpty()) {
      return new Listing(List.of(), end);
    }
    Map<ArticleId, ArticleTagged> articles;
    try {
      articles =
          articles(reading, kept.stream().map(one -> one.candidate().outline().id()).toList());
    } catch (IndexUnavailable e) {
      if (kept.size() == 1 || !AnswerLimit.isExceeded(e)) {
        throw e;
      }
      // The page ends earlier, and says where to go on.
      List<Kept> first = kept.subList(0, kept.size() / 2);
      return listing(reading, first, first.getLast().candidate().rank());
    }
    List<Listing.Line> lines = new ArrayList<>();
    for (Kept one : kept) {
      ArticleTagged article = articles.get(one.candidate().outline().id());
      // Without a point in time it may have gone meanwhile.
      if (article != null) {
        lines.add(new Listing.Line(article, one.matchesInStory()));
      }
    }
    return new Listing(lines, end);
  }

  private Map<ArticleId, ArticleTagged> articles(Reading reading, List<ArticleId> ids) {
    SearchRequest request =
        reading.request(questions).query(FilterQuery.of(ids)).size(ids.size()).build();
    Map<ArticleId, ArticleTagged> articles = new HashMap<>();
    for (Hit<ArticleDocument> hit : questions.ask(request, ArticleDocument.class).hits().hits()) {
      ArticleTagged article = requireNonNull(hit.source()).article();
      articles.put(article.article().id(), article);
    }
    return articles;
  }
}
