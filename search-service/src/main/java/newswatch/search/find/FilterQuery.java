package newswatch.search.find;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import newswatch.events.ArticleId;
import newswatch.events.StoryId;
import newswatch.events.TopicId;
import newswatch.matching.query.QueryField;

/** What lets articles through or not, and says nothing of how well they match. */
final class FilterQuery {
  private static final String STORY = "story";
  private static final String SOURCE = "source";

  private FilterQuery() {}

  /** What lets through those articles alone that have one of each list, and nothing muted. */
  static Query of(Filters filters) {
    BoolQuery.Builder all = new BoolQuery.Builder();
    oneOf("topics.id", filters.topics().stream().map(TopicId::value)).ifPresent(all::filter);
    oneOf(STORY, filters.stories().stream().map(StoryId::value)).ifPresent(all::filter);
    oneOf(SOURCE, filters.sources().stream()).ifPresent(all::filter);
    oneOf("collections", filters.collections().stream().map(IndexQuery::folded))
        .ifPresent(all::filter);
    if (!filters.languages().isEmpty()) {
      List<Query> each =
          filters.languages().stream()
              .map(tag -> IndexQuery.value(QueryField.LANGUAGE, tag))
              .toList();
      all.filter(q -> q.bool(any -> any.should(each).minimumShouldMatch("1")));
    }
    Muted muted = filters.muted();
    oneOf(SOURCE, muted.sources().stream()).ifPresent(all::mustNot);
    oneOf(STORY, muted.stories().stream().map(StoryId::value)).ifPresent(all::mustNot);
    return all.build()._toQuery();
  }

  private static Optional<Query> oneOf(String field, Stream<String> values) {
    List<FieldValue> wanted = values.map(FieldValue::of).toList();
    return wanted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Query.of(q -> q.terms(terms -> terms.field(field).terms(t -> t.value(wanted)))));
  }

  /** The articles of these stories; at least one. */
  static Query ofStories(Collection<StoryId> stories) {
    return oneOf(STORY, stories.stream().map(StoryId::value)).orElseThrow();
  }

  /** The articles of a story but one. */
  static Query othersOf(StoryId story, ArticleId one) {
    return Query.of(
        q -> q.bool(all -> all.filter(of(Filters.story(story))).mustNot(of(List.of(one)))));
  }

  /** Articles by their ids. */
  static Query of(Collection<ArticleId> ids) {
    List<String> values = ids.stream().map(ArticleId::value).toList();
    return Query.of(q -> q.ids(any -> any.values(values)));
  }
}
