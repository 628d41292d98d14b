package newswatch.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import newswatch.events.ArticleId;
import newswatch.events.ArticleSeen;
import newswatch.events.Channel;
import newswatch.events.Digest;
import newswatch.events.EventJson;
import newswatch.events.HandedIn;
import newswatch.events.Origin;
import newswatch.events.Submission;
import newswatch.events.SubmissionEnded;
import newswatch.events.SubmissionId;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SubmissionIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Instant RECEIVED = Instant.parse("2026-01-01T12:00:00Z");
  private static final String PARAGRAPH =
      "The two delegations met on Monday, and they spoke about the fishing grounds for six hours.";

  private static RunningIngest ingest;
  private static Broker broker;
  private static Publisher publisher;

  @BeforeAll
  static void start() {
    ingest = new RunningIngest("--newswatch.pages.host-delay=20ms");
    broker = ingest.broker();
    publisher = ingest.publisher();
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  @Test
  void articleBecomesASightingAndAnEnding() {
    SubmissionId id = handIn("one", false, article("a-1", null, "Handed in", "Its text"));

    SubmissionEnded ended = ending(id);
    assertThat(ended.article()).isEqualTo(ArticleId.ofHandedIn("a-1"));
    assertThat(ended.problem()).isNull();
    assertThat(sightings(ended))
        .singleElement()
        .satisfies(
            seen -> {
              assertThat(seen.article().title()).isEqualTo("Handed in");
              assertThat(seen.origin()).isEqualTo(Origin.IMPORT);
              assertThat(seen.feeds()).isEmpty();
              assertThat(seen.collections()).isEmpty();
              assertThat(seen.fetchedAt()).isAfter(RECEIVED);
            });
  }

  @Test
  void articleThatMayAlertIsLive() {
    SubmissionId id = handIn("live", true, article("l-1", null, "Live", "Text"));

    assertThat(sightings(ending(id))).extracting(ArticleSeen::origin).containsExactly(Origin.LIVE);
  }

  @Test
  void wrongUrlEndsWithAProblem() {
    SubmissionId id = handIn("bad", false, article("b-1", "javascript:alert(1)", "T", "B"));

    assertThat(ending(id).problem())
        .isEqualTo("its url is no http or https address: 'javascript:alert(1)'");
  }

  @Test
  void pageAtAnAddressBecomesAnArticle() {
    publisher.serve(
        "/page",
        "text/html; charset=utf-8",
        "<html lang=en><title>The Talks</title><nav>Menu</nav><article><p>"
            + PARAGRAPH
            + "</p></article></html>");
    SubmissionId id = handIn("page", publisher.address("/page"));

    SubmissionEnded ended = ending(id);
    assertThat(ended.article()).isEqualTo(ArticleId.ofAddress(publisher.address("/page")));
    assertThat(sightings(ended))
        .singleElement()
        .satisfies(
            seen -> {
              assertThat(seen.article().title()).isEqualTo("The Talks");
              assertThat(seen.article().body()).isEqualTo(PARAGRAPH);
              assertThat(seen.article().source()).isEqualTo("127.0.0.1");
              assertThat(seen.article().language()).isEqualTo("en");
            });
  }

  @Test
  void missingPageEndsWithAProblem() {
    assertThat(ending(handIn("missing", publisher.address("/missing"))).problem())
        .startsWith("the server answered 404");
  }

  @Test
  void addressThatIsNotPublicIsNotAsked() {
    assertThat(ending(handIn("private", URI.create("http://127.0.0.1:1/secret"))).problem())
        .startsWith("127.0.0.1 is not a public address");
  }

  @Test
  void pageThatDoesNotAnswerEndsWithAProblemInTime() {
    publisher.hold("/dead");
    SubmissionId dead = handIn("dead", publisher.address("/dead"));

    assertThat(ending(dead).problem()).isEqualTo("no complete answer within 15 s");
  }

  @Test
  void unreadableRecordIsADeadLetterAndTheNextIsTaken() {
    SubmissionId id = id("poison");
    broker.send(Channel.SUBMISSIONS, id.value(), "{\"id\":".getBytes(UTF_8));
    broker.send(Channel.SUBMISSIONS, id.value(), null);
    send(submission(id, 1, 1, null, article("p-1", null, "After", "B"), false));

    assertThat(ending(id).article()).isEqualTo(ArticleId.ofHandedIn("p-1"));
    List<ConsumerRecord<String, byte[]>> letters =
        broker.records(Channel.SUBMISSIONS.deadLetters()).stream()
            .filter(letter -> id.value().equals(letter.key()))
            .toList();
    assertThat(letters).hasSize(2);
    assertThat(letters.getFirst().value()).isEqualTo("{\"id\":".getBytes(UTF_8));
    assertThat(new String(letters.getFirst().headers().lastHeader("reason").value(), UTF_8))
        .startsWith("not a readable Submission");
  }

  @Test
  void sameSubmissionAgainIsTheSameArticle() {
    HandedIn article = article(null, null, "Twice", "The same text");
    SubmissionId id = handIn("twice", false, article);
    ArticleId first = ending(id).article();

    handIn("twice", false, article);

    await().atMost(PATIENCE).until(() -> broker.endings(id).size() == 2);
    assertThat(broker.endings(id)).extracting(SubmissionEnded::article).containsOnly(first);
  }

  @Test
  void moreAddressesThanOneBatchHoldsAllEnd() {
    publisher.serve("/many", "text/html", "<title>Many</title><p>" + PARAGRAPH);
    SubmissionId id = id("many");
    List<Submission> all =
        IntStream.rangeClosed(1, 60)
            .mapToObj(i -> submission(id, i, 60, publisher.address("/many?i=" + i), null, false))
            .toList();

    broker.send(all);

    await().atMost(PATIENCE).until(() -> broker.endings(id).size() == 60);
    assertThat(broker.endings(id)).extracting(SubmissionEnded::line).doesNotHaveDuplicates();
    assertThat(broker.endings(id)).extracting(SubmissionEnded::problem).containsOnlyNulls();
  }

  @Test
  void tenThousandArticlesAllPass() {
    List<Submission> all =
        IntStream.range(0, 10_000)
            .mapToObj(
                i ->
                    submission(
                        id("lot" + i / 500),
                        i % 500 + 1,
                        500,
                        null,
                        article("lot-" + i, null, "Article " + i, PARAGRAPH.repeat(20)),
                        false))
            .toList();

    broker.send(all);

    for (int lot = 0; lot < 20; lot++) {
      SubmissionId id = id("lot" + lot);
      await().atMost(PATIENCE.multipliedBy(2)).until(() -> broker.endings(id).size() == 500);
    }
    assertThat(broker.sightings(seen -> seen.article().title().startsWith("Article ")))
        .hasSize(10_000);
  }

  @Test
  void nothingIsLostOrRepeatedAcrossARestart() {
    SubmissionId before = handIn("before", false, article("r-1", null, "Before", "B"));
    ending(before);
    ingest.stop();
    SubmissionId during = handIn("during", false, article("r-2", null, "During", "B"));

    ingest.start();

    ending(during);
    assertThat(broker.endings(before)).hasSize(1);
  }

  @Test
  void nothingIsLostOrRepeatedWhenTheBrokerIsKilled() {
    publisher.serve("/kill", "text/html", "<title>Kill</title><p>" + PARAGRAPH);
    SubmissionId id = id("kill");
    broker.send(
        IntStream.rangeClosed(1, 100)
            .mapToObj(i -> submission(id, i, 100, publisher.address("/kill?i=" + i), null, false))
            .toList());
    await().atMost(PATIENCE).until(() -> !broker.endings(id).isEmpty());

    broker.kafka().kill();
    broker.kafka().restart();

    await()
        .atMost(PATIENCE.multipliedBy(2))
        .ignoreExceptions()
        .until(
            () -> broker.endings(id).stream().map(SubmissionEnded::line).distinct().count() == 100);
    assertThat(broker.endings(id)).hasSize(100);
    assertThat(broker.endings(id)).extracting(SubmissionEnded::problem).containsOnlyNulls();
  }

  private static SubmissionId handIn(String name, URI address) {
    SubmissionId id = id(name);
    send(submission(id, 1, 1, address, null, false));
    return id;
  }

  private static SubmissionId handIn(String name, boolean alert, HandedIn article) {
    SubmissionId id = id(name);
    send(submission(id, 1, 1, null, article, alert));
    return id;
  }

  private static Submission submission(
      SubmissionId id,
      int line,
      int items,
      @Nullable URI address,
      @Nullable HandedIn article,
      boolean alert) {
    return new Submission(id, line, items, address, article, alert, RECEIVED);
  }

  private static HandedIn article(
      @Nullable String id, @Nullable String url, String title, String body) {
    return new HandedIn(id, url, title, null, body, false, null, null, null, null);
  }

  private static SubmissionId id(String name) {
    return new SubmissionId(Digest.hex(128, name));
  }

  private static void send(Submission submission) {
    broker.send(Channel.SUBMISSIONS, submission.id().value(), EventJson.write(submission));
  }

  private static SubmissionEnded ending(SubmissionId id) {
    await().atMost(PATIENCE).until(() -> !broker.endings(id).isEmpty());
    return broker.endings(id).getFirst();
  }

  private static List<ArticleSeen> sightings(SubmissionEnded ended) {
    return broker.sightings(seen -> seen.article().id().equals(ended.article()));
  }
}
