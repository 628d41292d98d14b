package newswatch.search.find;

import static newswatch.matching.query.Form.ENGLISH;
import static newswatch.matching.query.Form.EXACT;

import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.DateRangeQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
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
    return Query.of(
        q -> q.bool(all -> all.must(unfiltered(search)).filter(FilterQuery.of(search.filters()))));
  }

  /** The same without its filters. */
  static Query unfiltered(Search search) {
    BoolQuery.Builder all = new BoolQuery.Builder();
    if (search.query() != null) {
      all.must(of(search.query(), search.liked()));
    }
    Period period = search.period();
    if (period.from() != null || period.to() != null) {
      all.filter(published(period));
    }
    return all.build()._toQuery();
  }

  private static Query published(Period period) {
    return Query.of(q -> q.range(range -> range.date(time -> within(time, period))));
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

  /**
   * The same as the tree means for an article in memory.
   *
   * @param liked the articles that the query wants others to be like
   */
  private static Query of(newswatch.matching.query.Query query, Liked liked) {
    return switch (query) {
      case newswatch.matching.query.Query.Word word -> word(word.field(), word.text());
      case newswatch.matching.query.Query.Phrase phrase ->
          anyOf(phrase.field(), "", place -> phrase(place, phrase.text(), phrase.slop()));
      case newswatch.matching.query.Query.Prefix prefix ->
          anyOf(prefix.field(), "", place -> prefix(place, EXACT.terms(prefix.text()).getFirst()));
      case newswatch.matching.query.Query.Value value -> value(value.field(), value.text());
      case newswatch.matching.query.Query.Published range ->
          published(new Period(range.from(), range.to()));
      case newswatch.matching.query.Query.Like like -> liked.similarTo(like.article());
      case newswatch.matching.query.Query.Group group -> group(group, liked);
    };
  }

  private static Query word(QueryField field, String text) {
    if (field == QueryField.SOURCE || field == QueryField.AUTHOR) {
      return anyOf(field, "", place -> phrase(place, text, 0));
    }
    Query english = anyOf(field, ".english", place -> phrase(place, text, 0));
    Query exact = anyOf(field, "", place -> phrase(place, text, 0));
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
   * A field of the index, and how much a word counts there.
   *
   * @param name with the suffix of the form that words are compared in
   */
  private record Place(String name, float weight) {
    static Place of(String name, String suffix) {
      return new Place(name + suffix, name.equals("title") ? Relevance.TITLE : 1);
    }
  }

  /**
   * What matches in any of the index's fields that a field of the language stands for; in several
   * of them it counts for the sum.
   */
  private static Query anyOf(QueryField field, String suffix, Function<Place, Query> query) {
    List<String> names =
        switch (field) {
          case TEXT -> List.of("title", "body");
          case TITLE -> List.of("title");
          case BODY -> List.of("body");
          case SOURCE -> List.of("source.words");
          case AUTHOR -> List.of("author");
          case LANGUAGE, COLLECTION, TOPIC, STORY, PUBLISHED, LIKE ->
              throw new IllegalArgumentException(field.word() + " has no words");
        };
    List<Query> each = names.stream().map(name -> query.apply(Place.of(name, suffix))).toList();
    return each.size() == 1
        ? each.getFirst()
        : Query.of(q -> q.bool(any -> any.should(each).minimumShouldMatch("1")));
  }

  private static Query phrase(Place place, String text, int slop) {
    return Query.of(
        q ->
            q.matchPhrase(
                match -> match.field(place.name()).query(text).slop(slop).boost(place.weight())));
  }

  private static Query prefix(Place place, String term) {
    return Query.of(
        q -> q.prefix(match -> match.field(place.name()).value(term).boost(place.weight())));
  }

  /** What has a value in a field that is compared as a whole. */
  static Query value(QueryField field, String text) {
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
      case STORY -> term("story", value);
      case TEXT, TITLE, BODY, SOURCE, AUTHOR, PUBLISHED, LIKE ->
          throw new IllegalArgumentException(field.word() + " has no value");
    };
  }

  static String folded(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  private static Query term(String field, String value) {
    return Query.of(q -> q.term(term -> term.field(field).value(value)));
  }

  private static Query group(newswatch.matching.query.Query.Group group, Liked liked) {
    return Query.of(
        q ->
            q.bool(
                bool -> {
                  group.must().forEach(clause -> bool.must(of(clause, liked)));
                  group.should().forEach(clause -> bool.should(of(clause, liked)));
                  group.mustNot().forEach(clause -> bool.mustNot(of(clause, liked)));
                  return group.must().isEmpty() ? bool.minimumShouldMatch("1") : bool;
                }));
  }
}
