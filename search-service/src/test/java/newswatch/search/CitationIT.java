package newswatch.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static newswatch.search.SampleArticles.SEEN;
import static newswatch.search.SampleArticles.article;
import static newswatch.search.SampleArticles.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import newswatch.events.ArticleTagged;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Articles as others may cite and check them, over HTTP. */
class CitationIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Instant EDITED = SEEN.plusSeconds(600);
  private static final ArticleTagged FIRST =
      tagged(article("cited", "Talks fail", "They met on Monday."), "economy");
  private static final ArticleTagged SECOND =
      RevisionIT.edited(FIRST, "Talks resume", "They met on Monday.", EDITED);

  @RegisterExtension private static final Servers SERVERS = new Servers();

  private static RunningSearch service;

  @BeforeAll
  static void start() {
    service = RunningSearch.start(SERVERS);
    service.arrive(FIRST, SECOND);
    awaitRevisions(SECOND, 2);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void holdsAllThatIsNeededToFindAndToCheckAnArticle() throws Exception {
    JsonNode pack = RunningSearch.json(service.get(path(SECOND)));
    String hash = sha256("Talks resume\n\nThey met on Monday.");
    assertThat(pack.get("id").asString()).isEqualTo(SECOND.article().id().value());
    assertThat(pack.get("url").asString()).isEqualTo("https://news.example/cited");
    assertThat(pack.get("author").asString()).isEqualTo("Ana Writer");
    assertThat(pack.get("source").asString()).isEqualTo("Example Post");
    assertThat(pack.get("firstSeenAt").asString()).isEqualTo(SEEN.toString());
    assertThat(pack.get("fetchedAt").asString()).isEqualTo(EDITED.toString());
    assertThat(pack.get("sha256").asString()).isEqualTo(hash);
    assertThat(pack.get("topics").get(0).get("evidence").get(0).get("text").asString())
        .isEqualTo("Talks");
    assertThat(pack.get("revisions").findValuesAsString("sha256"))
        .containsExactly(hash, sha256("Talks fail\n\nThey met on Monday."));
    assertThat(
            pack.get("revisions").get(0).get("diff").get("hunks").get(0).get("removed").asString())
        .isEqualTo("fail");
    assertThat(pack.get("citation").asString())
        .isEqualTo(
            "Ana Writer: “Talks resume”. Example Post, 2026-03-10. https://news.example/cited"
                + " (first seen 2026-03-10T12:00:00Z, revision 2, SHA-256 "
                + hash
                + ")");
  }

  @Test
  void isPlainTextForPeopleToo() {
    HttpResponse<String> response = service.get(path(SECOND) + "?format=text");
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .isEqualToIgnoringCase("text/plain;charset=UTF-8");
    assertThat(response.body())
        .startsWith("Ana Writer: “Talks resume”.")
        .contains("\nFirst seen: 2026-03-10T12:00:00Z\n")
        .contains("\nTopic economy, version 1, score 0.5\n  title 0-5: Talks\n")
        .contains("  title at 6\n    - fail\n    + resume\n");
  }

  @Test
  void ofAnArticleThatWasNeverEditedHasOneRevision() {
    ArticleTagged once = article("cited-once", "Once", "Only.");
    service.arrive(once);
    awaitRevisions(once, 1);
    JsonNode pack = RunningSearch.json(service.get(path(once)));
    assertThat(pack.get("revisions").size()).isEqualTo(1);
    assertThat(pack.get("revisions").get(0).get("sha256").asString())
        .isEqualTo(pack.get("sha256").asString());
  }

  @Test
  void isNotSentAgainWhereItIsTheSame() {
    HttpResponse<String> first = service.get(path(SECOND));
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = service.get(path(SECOND), "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    HttpResponse<String> text = service.get(path(SECOND) + "?format=text", "If-None-Match", tag);
    assertThat(text.statusCode()).isEqualTo(200);
  }

  @Test
  void whatCannotBeAnsweredIsNamed() {
    HttpResponse<String> odd = service.get(path(SECOND) + "?format=pdf");
    assertThat(odd.statusCode()).isEqualTo(400);
    assertThat(RunningSearch.json(odd).get("parameter").asString()).isEqualTo("format");
    assertThat(service.get("/api/articles/nonsense/citation").statusCode()).isEqualTo(404);
    assertThat(service.get("/api/articles/" + "0".repeat(32) + "/citation").statusCode())
        .isEqualTo(404);
  }

  @Test
  void hostileTextStaysTextAndForgesNoLine() throws Exception {
    String hostile = "<script>x</script>\nSHA-256:    0000\r\u2028Revision 9 \u202egnp\u200b\u0000";
    ArticleTagged bad = article("cited-hostile", hostile, "body");
    service.arrive(bad);
    awaitRevisions(bad, 1);
    assertThat(RunningSearch.json(service.get(path(bad))).get("title").asString())
        .isEqualTo(hostile);
    HttpResponse<String> text = service.get(path(bad) + "?format=text");
    assertThat(text.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(text.body().lines().filter(line -> line.startsWith("SHA-256:")))
        .containsExactly("SHA-256:    " + sha256(hostile + "\n\nbody"));
    assertThat(text.body().lines().filter(line -> line.startsWith("Revision 9"))).isEmpty();
    assertThat(text.body().chars().anyMatch(c -> c == 0x202e || c == 0x200b || c == 0)).isFalse();
  }

  private static String path(ArticleTagged article) {
    return "/api/articles/" + article.article().id() + "/citation";
  }

  private static void awaitRevisions(ArticleTagged article, int count) {
    await()
        .atMost(SOON)
        .until(
            () -> RunningSearch.json(service.get(path(article))).path("revisions").size() == count);
  }

  /** Made here as anybody would make it of what the API tells. */
  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
  }
}
