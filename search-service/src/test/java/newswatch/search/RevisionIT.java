package newswatch.search;

import static java.util.Objects.requireNonNull;
import static newswatch.search.SampleArticles.SEEN;
import static newswatch.search.SampleArticles.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import newswatch.events.Article;
import newswatch.events.ArticleTagged;
import newswatch.events.DocumentVersion;
import newswatch.events.Revision;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What edited articles said before, over HTTP and in a real index. */
class RevisionIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Instant EDITED = SEEN.plusSeconds(600);
  private static final Instant AGAIN = SEEN.plusSeconds(6_000);

  @RegisterExtension private static final Servers SERVERS = new Servers();

  private static RunningSearch service;

  @BeforeAll
  static void start() {
    service = RunningSearch.start(SERVERS);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void anEditedArticleTellsWhatChangedAndWhen() {
    ArticleTagged first = article("edited", "Talks fail", "They met on Monday.");
    ArticleTagged second = edited(first, "Talks resume", "They met on Monday.", EDITED);
    ArticleTagged third = edited(second, "Talks resume", "They met on Tuesday.", AGAIN);
    service.arrive(first, second, third);
    JsonNode read = awaitRevision(third);

    assertThat(read.get("title").asString()).isEqualTo("Talks resume");
    assertThat(read.get("revisedAt").asString()).isEqualTo(AGAIN.toString());
    assertThat(read.has("replaced")).isFalse();
    JsonNode revisions = read.get("revisions");
    assertThat(revisions.findValuesAsString("revision")).containsExactly("3", "2", "1");
    assertThat(revisions.findValuesAsString("fetchedAt"))
        .containsExactly(AGAIN.toString(), EDITED.toString(), SEEN.toString());
    assertThat(revisions.findValuesAsString("title"))
        .containsExactly("Talks resume", "Talks resume", "Talks fail");
    assertThat(hunk(revisions, 0))
        .containsExactly("body", "12", "They met on ", "Monday", "Tuesday", ".");
    assertThat(hunk(revisions, 1)).containsExactly("title", "6", "Talks ", "fail", "resume", "");
    assertThat(revisions.get(1).get("diff").get("since").asInt()).isEqualTo(1);
    assertThat(revisions.get(2).has("diff")).isFalse();
  }

  @Test
  void anArticleThatWasNeverEditedHasNoRevisionsAndNoneAreStored() throws IOException {
    ArticleTagged once = article("once", "Never edited", "Just so.");
    service.arrive(once);
    JsonNode read = awaitRevision(once);
    assertThat(read.has("revisions")).isFalse();
    assertThat(stored(once)).isEmpty();
  }

  @Test
  void whatComesAgainAndOutOfOrderIsKeptOnce() throws IOException {
    ArticleTagged first = article("again", "One", "Once.");
    ArticleTagged second = edited(first, "Two", "Twice.", EDITED);
    ArticleTagged third = edited(second, "Three", "Thrice.", AGAIN);
    service.arrive(third, second, first, second, third);
    // What comes after them in the same partition comes after them.
    awaitRevision(third);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(stored(first)).containsExactlyInAnyOrder("1:One", "2:Two", "3:Three"));
    assertThat(awaitRevision(third).get("revisions").size()).isEqualTo(3);
  }

  @Test
  void anEditWhoseFormerTextIsNotKnownIsToldWithoutADifference() {
    ArticleTagged first = article("late", "Long ago", "So it was.");
    ArticleTagged second = edited(first, "Today", "So it is.", EDITED).withoutReplaced();
    service.arrive(second);
    JsonNode revisions = awaitRevision(second).get("revisions");
    assertThat(revisions.size()).isEqualTo(1);
    assertThat(revisions.get(0).get("revision").asInt()).isEqualTo(2);
    assertThat(revisions.get(0).has("diff")).isFalse();
  }

  @Test
  void whatTheIndexStillHoldsIsKeptBeforeALateEditOverwritesIt() throws IOException {
    ArticleTagged first = article("later", "Long ago", "laterword was.");
    ArticleTagged second = edited(first, "Today", "laterword is.", EDITED).withoutReplaced();
    service.arrive(first);
    await().atMost(SOON).until(() -> service.search("q", "laterword").get("total").asInt() == 1);
    service.arrive(second, second);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(stored(first)).containsExactlyInAnyOrder("1:Long ago", "2:Today"));
    JsonNode revisions = awaitRevision(second).get("revisions");
    assertThat(revisions.get(1).get("fetchedAt").asString()).isEqualTo(SEEN.toString());
    assertThat(revisions.get(0).get("diff").get("hunks").get(0).get("removed").asString())
        .isEqualTo("Long ago");
  }

  @Test
  void hostileTextStaysTextInRevisions() {
    String hostile = "</script><img src=x onerror=alert(1)> \u202egnp.exe";
    ArticleTagged first = article("hostile", hostile, "body");
    ArticleTagged second = edited(first, "Harmless", "body", EDITED);
    service.arrive(first, second);
    awaitRevision(second);
    HttpResponse<String> response = service.get("/api/articles/" + id(second));
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    JsonNode hunks = RunningSearch.json(response).get("revisions").get(0).get("diff").get("hunks");
    assertThat(hunks.get(0).get("removed").asString()).isEqualTo(hostile);
  }

  @Test
  void hugeTextsAreComparedInBoundedTimeAndSize() {
    String numbers = numbers(0);
    ArticleTagged first = article("huge", "Huge", numbers);
    ArticleTagged second = edited(first, "Huge", numbers(1), EDITED);
    service.arrive(first, second);
    awaitRevision(second);
    long begun = System.nanoTime();
    JsonNode read = RunningSearch.json(service.get("/api/articles/" + id(second)));
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    assertThat(read.get("revisions").get(0).get("diff").get("complete").asBoolean()).isFalse();
    assertThat(read.get("revisions").toString()).hasSizeLessThan(100_000);
  }

  @Test
  void revisionsAreKeptInAnIndexOfTheirOwnByTheMonthOfTheFirstSighting() throws IOException {
    ArticleTagged first = article("month", "March", "It was.");
    ArticleTagged second = edited(first, "April", "It is.", Instant.parse("2026-04-02T00:00:00Z"));
    service.arrive(second);
    awaitRevision(second);
    try (ElasticsearchClient client = client()) {
      assertThat(
              client
                  .get(
                      get -> get.index("newswatch-revisions-2026.03").id(id(second) + "@1"),
                      Object.class)
                  .source())
          .asInstanceOf(InstanceOfAssertFactories.MAP)
          .containsEntry("title", "March");
    }
    assertThat(service.search("q", "March").get("total").asInt())
        .as("searches find what articles say now")
        .isZero();
  }

  private static String numbers(int odd) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < Article.MAX_BODY_BYTES - 20; i++) {
      text.append(i % 3 == 0 ? i * 2 + odd : i).append(' ');
    }
    return text.toString();
  }

  private static JsonNode awaitRevision(ArticleTagged article) {
    return await()
        .atMost(SOON)
        .until(
            () -> RunningSearch.json(service.get("/api/articles/" + id(article))),
            read ->
                read.path("revision").asInt() == article.revision()
                    && (article.revision() == 1
                        || read.get("revisions").size() >= (article.replaced() == null ? 1 : 2)));
  }

  private static List<String> hunk(JsonNode revisions, int index) {
    JsonNode hunks = revisions.get(index).get("diff").get("hunks");
    assertThat(hunks.size()).isEqualTo(1);
    JsonNode hunk = hunks.get(0);
    return List.of(
        hunk.get("field").asString(),
        hunk.get("at").asString(),
        hunk.get("before").asString(),
        hunk.get("removed").asString(),
        hunk.get("added").asString(),
        hunk.get("after").asString());
  }

  private static List<String> stored(ArticleTagged article) throws IOException {
    try (ElasticsearchClient client = client()) {
      return client
          .search(
              search ->
                  search
                      .index("newswatch-revisions*")
                      .query(query -> query.term(term -> term.field("id").value(id(article)))),
              Object.class)
          .hits()
          .hits()
          .stream()
          .map(hit -> (Map<?, ?>) requireNonNull(hit.source()))
          .map(revision -> revision.get("revision") + ":" + revision.get("title"))
          .toList();
    }
  }

  private static ElasticsearchClient client() {
    return ElasticsearchClient.of(to -> to.host(SERVERS.elasticsearch().uri().toString()));
  }

  private static String id(ArticleTagged article) {
    return article.article().id().value();
  }

  static ArticleTagged edited(ArticleTagged before, String title, String body, Instant at) {
    Article old = before.article();
    @Nullable Instant since = before.revision() == 1 ? before.firstSeenAt() : before.revisedAt();
    return new ArticleTagged(
        new Article(
            old.id(),
            old.url(),
            title,
            old.summary(),
            body,
            old.truncated(),
            old.author(),
            old.source(),
            old.language(),
            old.publishedAt()),
        before.feeds(),
        before.collections(),
        before.origin(),
        before.firstSeenAt(),
        at,
        before.revision() + 1,
        DocumentVersion.of(before.revision() + 1L, 1),
        before.topics(),
        before.story(),
        at,
        new Revision(old, before.revision(), since));
  }
}
