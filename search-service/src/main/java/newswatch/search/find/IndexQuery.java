package newswatch.search.find;

import static newswatch.matching.query.Form.ENGLISH;
import static newswatch.matching.query.Form.EXACT;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.DateRangeQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import newswatch.events.ArticleId;
import newswatch.events.StoryId;
import newswatch.events.TopicId;
import newswatch.matching.query.Form;
import newswatch.matching.query.QueryField;

/**
 * The query language as Elasticsearch's query objects. Text from people becomes values in them and
 * nothing else.
 */
final class IndexQuery {
  private IndexQuery() {}

  /** What a search asks the index for. */
  static Query of(Search search) {
    return Query.of(q -> q.bool(all -> all.must(unfiltered(search)).filter(of(search.filters()))));
  }

  /** The same without its filters. */
  static Query unfiltered(Search search) {
    BoolQuery.Builder all = new BoolQuery.Builder();
    if (search.query() != null) {
      all.must(of(search.query()));
    }
    Period period = search.period();
    if (period.from() != null || period.to() != null) {
      all.filter(q -> q.range(range -> range.date(time -> within(time, period))));
    }
    return all.build()._toQuery();
  }

  private static DateRangeQuery.Builder within(DateRangeQuery.Builder time, Period period) {
    time.field("rankedAt").format("epoch_millis");
    if (period.from() != null) {
      time.gte(Long.toString(period.from().toEpochMilli()));
    }
    if (period.to() != null) {
      time.lt(Long.toString(period.to().toEpochMilli()));
    }
    return time;
  }

  /** What lets through those articles alone that have one of each list. */
  static Query of(Filters filters) {
    BoolQuery.Builder all = new BoolQuery.Builder();
    oneOf("topics.id", filters.topics().stream().map(TopicId::value)).ifPresent(all::filter);
    oneOf("story", filters.stories().stream().map(StoryId::value)).ifPresent(all::filter);
    oneOf("source", filters.sources().stream()).ifPresent(all::filter);
    oneOf("collections", filters.collections().stream().map(IndexQuery::folded))
        .ifPresent(all::filter);
    if (!filters.languages().isEmpty()) {
      List<Query> each =
          filters.languages().stream().map(tag -> value(QueryField.LANGUAGE, tag)).toList();
      all.filter(q -> q.bool(any -> any.should(each).minimumShouldMatch("1")));
    }
    return all.build()._toQuery();
  }

  private static Optional<Query> oneOf(String field, Stream<String> values) {
    List<FieldValue> wanted = values.map(FieldValue::of).toList();
    return wanted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Query.of(q -> q.terms(terms -> terms.field(field).terms(t -> t.value(wanted)))));
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

  /** The same as the tree means for an article in memory. */
  static Query of(newswatch.matching.query.Query query) {
    return switch (query) {
      case newswatch.matching.query.Query.Word word -> word(word.field(), word.text());
      case newswatch.matching.query.Query.Phrase phrase ->
          anyOf(phrase.field(), "", field -> phrase(field, phrase.text(), phrase.slop()));
      case newswatch.matching.query.Query.Prefix prefix ->
          anyOf(prefix.field(), "", field -> prefix(field, EXACT.terms(prefix.text()).getFirst()));
      case newswatch.matching.query.Query.Value value -> value(value.field(), value.text());
      case newswatch.matching.query.Query.Group group -> group(group);
    };
  }

  private static Query word(QueryField field, String text) {
    if (field == QueryField.SOURCE || field == QueryField.AUTHOR) {
      return anyOf(field, "", name -> phrase(name, text, 0));
    }
    Query english = anyOf(field, ".english", name -> phrase(name, text, 0));
    Query exact = anyOf(field, "", name -> phrase(name, text, 0));
    return Query.of(
        q ->
            q.bool(
                bool ->
                    bool.should(comparedIn(ENGLISH, english), comparedIn(EXACT, exact))
                        .minimumShouldMatch("1")));
  }

  private static Query comparedIn(Form form, Query words) {
    return Query.of(
        q ->
            q.bool(
                bool ->
                    bool.must(words)
                        .filter(f -> f.term(term -> term.field("form").value(form.name())))));
  }

  /**
   * The best of the index's fields that a field of the language stands for, the title preferred.
   */
  private static Query anyOf(QueryField field, String suffix, Function<String, Query> query) {
    String[] names =
        switch (field) {
          case TEXT -> new String[] {"title", "body"};
          case TITLE -> new String[] {"title"};
          case BODY -> new String[] {"body"};
          case SOURCE -> new String[] {"source.words"};
          case AUTHOR -> new String[] {"author"};
          case LANGUAGE, COLLECTION, TOPIC ->
              throw new IllegalArgumentException(field.word() + " has no words");
        };
    List<Query> each = Arrays.stream(names).map(name -> query.apply(name + suffix)).toList();
    return each.size() == 1
        ? each.getFirst()
        : Query.of(q -> q.bool(any -> any.should(each).minimumShouldMatch("1")));
  }

  private static Query phrase(String field, String text, int slop) {
    return Query.of(q -> q.matchPhrase(match -> match.field(field).query(text).slop(slop)));
  }

  private static Query prefix(String field, String term) {
    return Query.of(q -> q.prefix(match -> match.field(field).value(term)));
  }

  private static Query value(QueryField field, String text) {
    String value = folded(text);
    return switch (field) {
      case LANGUAGE ->
          Query.of(
              q ->
                  q.bool(
                      bool ->
                          bool.should(
                                  term("language", value),
                                  Query.of(
                                      narrower ->
                                          narrower.prefix(
                                              tag -> tag.field("language").value(value + "-"))))
                              .minimumShouldMatch("1")));
      case COLLECTION -> term("collections", value);
      case TOPIC -> term("topics.id", value);
      case TEXT, TITLE, BODY, SOURCE, AUTHOR ->
          throw new IllegalArgumentException(field.word() + " is searched for words");
    };
  }

  private static String folded(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  private static Query term(String field, String value) {
    return Query.of(q -> q.term(term -> term.field(field).value(value)));
  }

  private static Query group(newswatch.matching.query.Query.Group group) {
    return Query.of(
        q ->
            q.bool(
                bool -> {
                  group.must().forEach(clause -> bool.must(of(clause)));
                  group.should().forEach(clause -> bool.should(of(clause)));
                  group.mustNot().forEach(clause -> bool.mustNot(of(clause)));
                  return group.must().isEmpty() ? bool.minimumShouldMatch("1") : bool;
                }));
  }
}
