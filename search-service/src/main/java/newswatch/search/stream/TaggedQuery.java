package newswatch.search.stream;

import java.util.List;
import newswatch.events.ArticleTagged;
import newswatch.matching.query.ArticleWords;
import newswatch.matching.query.CompiledQuery;
import newswatch.matching.query.Match;
import newswatch.matching.query.Query;
import newswatch.matching.query.QueryField;

/**
 * A search's query, matched against an article with its tags. The words are matched as tags are
 * set; only what asks for a topic, which an article by itself does not have, is decided here.
 */
sealed interface TaggedQuery {

  boolean matches(ArticleTagged article, ArticleWords words);

  static TaggedQuery of(Query query) {
    return switch (query) {
      case Query.Value value when value.field() == QueryField.TOPIC -> new Topic(value.text());
      case Query.Group group when asksForTopic(group) ->
          new Group(all(group.must()), all(group.should()), all(group.mustNot()));
      case Query.Word _, Query.Phrase _, Query.Prefix _, Query.Value _, Query.Group _ ->
          new Words(CompiledQuery.of(query));
    };
  }

  private static List<TaggedQuery> all(List<Query> queries) {
    return queries.stream().map(TaggedQuery::of).toList();
  }

  private static boolean asksForTopic(Query query) {
    return switch (query) {
      case Query.Value value -> value.field() == QueryField.TOPIC;
      case Query.Group group ->
          group.must().stream().anyMatch(TaggedQuery::asksForTopic)
              || group.should().stream().anyMatch(TaggedQuery::asksForTopic)
              || group.mustNot().stream().anyMatch(TaggedQuery::asksForTopic);
      case Query.Word _, Query.Phrase _, Query.Prefix _ -> false;
    };
  }

  record Topic(String id) implements TaggedQuery {
    @Override
    public boolean matches(ArticleTagged article, ArticleWords words) {
      return article.topics().stream().anyMatch(tag -> tag.id().value().equalsIgnoreCase(id));
    }
  }

  record Words(CompiledQuery query) implements TaggedQuery {
    @Override
    public boolean matches(ArticleTagged article, ArticleWords words) {
      return switch (query.match(words)) {
        case Match.Found _ -> true;
        case Match.NotFound _, Match.GivenUp _ -> false;
      };
    }
  }

  /** As {@link Query.Group} has it. */
  record Group(List<TaggedQuery> must, List<TaggedQuery> should, List<TaggedQuery> mustNot)
      implements TaggedQuery {
    @Override
    public boolean matches(ArticleTagged article, ArticleWords words) {
      return must.stream().allMatch(one -> one.matches(article, words))
          && mustNot.stream().noneMatch(one -> one.matches(article, words))
          && (!must.isEmpty() || should.stream().anyMatch(one -> one.matches(article, words)));
    }
  }
}
