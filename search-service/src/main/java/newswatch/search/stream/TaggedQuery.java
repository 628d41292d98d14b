package newswatch.search.stream;

import java.time.Instant;
import java.util.List;
import newswatch.events.ArticleTagged;
import newswatch.events.StoryId;
import newswatch.matching.query.ArticleWords;
import newswatch.matching.query.CompiledQuery;
import newswatch.matching.query.Match;
import newswatch.matching.query.Query;
import newswatch.matching.query.QueryField;
import newswatch.search.index.ArticleDocument;

/**
 * A search's query, matched against an article with its tags. The words are matched as tags are
 * set; only what asks for what an article by itself does not have, its topics, its story, when it
 * came, is decided here.
 */
sealed interface TaggedQuery {

  boolean matches(ArticleTagged article, ArticleWords words);

  /**
   * @throws IllegalArgumentException when it asks for what is like another article, which only an
   *     index can tell
   */
  static TaggedQuery of(Query query) {
    return switch (query) {
      case Query.Value value when value.field() == QueryField.TOPIC -> new Topic(value.text());
      case Query.Value value when value.field() == QueryField.STORY -> new Story(value.text());
      case Query.Published range -> new Published(range);
      case Query.Like _ ->
          throw new IllegalArgumentException("a live article is compared with no other");
      case Query.Group group when group.leaves().anyMatch(TaggedQuery::asksForMoreThanWords) ->
          new Group(all(group.must()), all(group.should()), all(group.mustNot()));
      case Query.Word _, Query.Phrase _, Query.Prefix _, Query.Value _, Query.Group _ ->
          new Words(CompiledQuery.of(query));
    };
  }

  private static List<TaggedQuery> all(List<Query> queries) {
    return queries.stream().map(TaggedQuery::of).toList();
  }

  private static boolean asksForMoreThanWords(Query leaf) {
    return switch (leaf) {
      case Query.Value value ->
          value.field() == QueryField.TOPIC || value.field() == QueryField.STORY;
      case Query.Published _, Query.Like _ -> true;
      case Query.Word _, Query.Phrase _, Query.Prefix _, Query.Group _ -> false;
    };
  }

  record Topic(String id) implements TaggedQuery {
    @Override
    public boolean matches(ArticleTagged article, ArticleWords words) {
      return article.topics().stream().anyMatch(tag -> tag.id().value().equalsIgnoreCase(id));
    }
  }

  record Story(String id) implements TaggedQuery {
    @Override
    public boolean matches(ArticleTagged article, ArticleWords words) {
      StoryId story = article.story();
      return story != null && story.value().equals(id);
    }
  }

  record Published(Query.Published range) implements TaggedQuery {
    @Override
    public boolean matches(ArticleTagged article, ArticleWords words) {
      Instant at = ArticleDocument.rankedAt(article);
      return (range.from() == null || !at.isBefore(range.from()))
          && (range.to() == null || at.isBefore(range.to()));
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
