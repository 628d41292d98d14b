package newswatch.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static newswatch.search.SampleArticles.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import newswatch.events.ArticleTagged;
import newswatch.events.EventJson;
import newswatch.search.index.ArticleIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.node.ObjectNode;

/** An index of a form of before, which a service of now finds, serves, and renews. */
class RenewalIT {
  private static final String FORMER = ArticleIndex.NAME + "-2026.03";
  private static final String FORMER_TEMPLATE =
      """
      {"index_patterns": ["newswatch-articles-*"], "priority": 500,
       "template": {
         "aliases": {"newswatch-articles": {}},
         "mappings": {"dynamic": false, "properties": {
           "id": {"type": "keyword"}, "title": {"type": "text"}, "rankedAt": {"type": "date"},
           "firstSeenAt": {"type": "date"}}}}}
      """;

  private static final ArticleTagged BEFORE = article("before", "Ferry sinks", "A ferry sank.");
  private static final ArticleTagged SINCE = article("since", "Ferry raised", "It floats again.");

  @RegisterExtension private static final Servers SERVERS = new Servers();

  @Test
  void bothFormsAreKeptUntilTheNewOneHoldsAllAndServes() throws Exception {
    try (ElasticsearchClient client = client()) {
      client
          .indices()
          .putIndexTemplate(
              of -> of.name(ArticleIndex.NAME).withJson(new StringReader(FORMER_TEMPLATE)));
      client.index(
          of ->
              of.index(FORMER)
                  .id(id(BEFORE))
                  .version(BEFORE.version())
                  .versionType(VersionType.External)
                  .document(BinaryData.of(formerDocument(), ContentType.APPLICATION_JSON)));
      try (RunningSearch service = RunningSearch.start(SERVERS)) {
        service.arrive(SINCE);
        awaitBoth(service);
        assertThat(behindTheAlias(client))
            .allMatch(name -> name.matches(".*articles-2026\\.\\d\\d"));

        assertThat(replay()).contains("takes on its new form", "1 articles came from the old one");

        awaitBoth(service);
        assertThat(service.search("q", "raised ferries").get("total").asInt()).isEqualTo(2);
        assertThat(behindTheAlias(client))
            .isNotEmpty()
            .allMatch(name -> name.matches(".*articles-[0-9a-f]{8}-2026\\.\\d\\d"));
        assertThat(client.indices().exists(of -> of.index(FORMER)).value()).isFalse();
      }
      assertThat(replay()).doesNotContain("form");
    }
  }

  private static byte[] formerDocument() {
    ObjectNode document = (ObjectNode) EventJson.mapper().readTree(EventJson.write(BEFORE));
    document.put("form", "ENGLISH").put("rankedAt", "2026-03-01T00:00:00Z");
    return EventJson.write(document);
  }

  private static void awaitBoth(RunningSearch service) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(service.search().get("articles").values())
                    .extracting(article -> article.get("id").asString())
                    .containsExactlyInAnyOrder(id(BEFORE), id(SINCE)));
  }

  private static String id(ArticleTagged article) {
    return article.article().id().value();
  }

  private static Set<String> behindTheAlias(ElasticsearchClient client) throws IOException {
    return client.indices().getAlias(of -> of.name(ArticleIndex.NAME)).aliases().keySet();
  }

  private static String replay() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code =
        ReplayCommand.run(
            List.of(
                "--spring.kafka.bootstrap-servers=" + SERVERS.kafka().bootstrapServers(),
                "--spring.elasticsearch.uris=" + SERVERS.elasticsearch().uri()),
            new PrintStream(out, true, UTF_8),
            System.err);
    assertThat(code).isZero();
    return out.toString(UTF_8);
  }

  private static ElasticsearchClient client() {
    return ElasticsearchClient.of(to -> to.host(SERVERS.elasticsearch().uri().toString()));
  }
}
