package newswatch.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import newswatch.events.ArticleId;
import newswatch.events.ArticleTagged;
import newswatch.events.EventJson;
import newswatch.events.StoryId;
import newswatch.matching.query.Form;
import newswatch.search.index.ArticleDocument;

/** Small articles by the thousand, put straight into the index. */
final class ManyArticles {
  /** More than the 10,000 that Elasticsearch counts places for. */
  static final int COUNT = 10_450;

  private static final Instant BEGIN = Instant.parse("2026-01-20T00:00:00Z");
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("yyyy.MM").withZone(ZoneOffset.UTC);
  private static final int AT_ONCE = 1_000;

  private ManyArticles() {}

  /**
   * Articles about a quay, over three months, in groups that were published at the same moment and
   * groups that match alike. A quarter tells one story, a quarter none, the rest some hundreds.
   */
  static List<ArticleTagged> aboutAQuay() {
    List<ArticleTagged> articles = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      ArticleTagged article =
          SampleArticles.article(
              "many/" + i,
              i % 11 == 0 ? "The quay" : "Something else",
              "quay ".repeat(1 + i % 7) + "and more to be told");
      Instant at = BEGIN.plus(Duration.ofMinutes(5L * (i / 3)));
      ArticleTagged seen = SampleArticles.seen(article, at);
      articles.add(
          switch (i % 4) {
            case 0 -> SampleArticles.inStory(seen, story(-1));
            case 1 -> seen;
            default -> SampleArticles.inStory(seen, story(i * 7_919 % 700));
          });
    }
    return articles;
  }

  private static StoryId story(int number) {
    return StoryId.ofFirst(ArticleId.ofAddress(URI.create("https://news.example/story/" + number)));
  }

  /** Puts articles into their monthly indices; they can be found at once. */
  static void put(URI elasticsearch, List<ArticleTagged> articles) throws IOException {
    try (ElasticsearchClient client =
        ElasticsearchClient.of(to -> to.host(elasticsearch.toString()))) {
      String name = Servers.generation(client);
      for (int from = 0; from < articles.size(); from += AT_ONCE) {
        BulkRequest.Builder bulk = new BulkRequest.Builder().refresh(Refresh.True);
        for (ArticleTagged article :
            articles.subList(from, Math.min(articles.size(), from + AT_ONCE))) {
          bulk.operations(
              operation ->
                  operation.index(
                      index ->
                          index
                              .index(name + "-" + MONTH.format(article.firstSeenAt()))
                              .id(article.article().id().value())
                              .document(document(article))));
        }
        BulkResponse answer = client.bulk(bulk.build());
        if (answer.errors()) {
          throw new IllegalStateException(answer.items().getFirst().toString());
        }
      }
    }
  }

  private static BinaryData document(ArticleTagged article) {
    return BinaryData.of(
        EventJson.write(
            new ArticleDocument(
                article, ArticleDocument.rankedAt(article), Form.of(article.article().language()))),
        ContentType.APPLICATION_JSON);
  }
}
