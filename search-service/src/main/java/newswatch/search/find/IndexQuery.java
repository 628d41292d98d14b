package newswatch.search.find;

import static newswatch.matching.query.Form.ENGLISH;
import static newswatch.matching.query.Form.EXACT;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
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
    BoolQuery.Builder all = new BoolQuery.Builder();
    if (search.query() != null) {
      all.must(of(search.query()));
    }
    if (!search.topics().isEmpty()) {
      List<FieldValue> ids =
          search.topics().stream().map(TopicId::value).map(FieldValue::of).toList();
      all.filter(q -> q.terms(terms -> terms.field("topics.id").terms(t -> t.value(ids))));
    }
    return all.build()._toQuery();
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
    String value = text.strip().toLowerCase(Locale.ROOT);
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
