package newswatch.search.stream;

import newswatch.events.ArticleTagged;
import newswatch.events.EventJson;
import newswatch.matching.query.ArticleWords;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** An article about to be told to many: cut into words once, written once. Not safe for threads. */
final class Telling {
  private final ArticleTagged article;
  private final ArticleWords words;
  private @Nullable String json;

  Telling(ArticleTagged article) {
    this.article = article;
    this.words = ArticleWords.of(article.article(), article.collections());
  }

  boolean isFor(Wanted wanted) {
    return wanted.includes(article, words);
  }

  /** The article without its body: a stream is read for what is new, and the rest can be asked. */
  String json() {
    if (json == null) {
      ObjectNode told = EventJson.mapper().createObjectNode();
      ObjectNode view = EventJson.mapper().valueToTree(article);
      view.remove("body");
      told.set("article", view);
      told.put("revision", article.revision());
      json = EventJson.mapper().writeValueAsString(told);
    }
    return json;
  }
}
