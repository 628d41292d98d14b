package newswatch.endtoend;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import newswatch.endtoend.FeedSite.Held;
import newswatch.endtoend.OpenTransactions.Transaction;
import newswatch.events.Channel;
import newswatch.events.FeedId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Articles arrive in feeds of many hosts. Instances of ingest-service share them, and one is killed
 * and one stalled for longer than its session lasts; then services and broker are killed with
 * SIGKILL at random moments, which come from a seed that is printed. Each time it is counted: every
 * article is published once, and is in the index once. The tests are the chapters of one story and
 * run in order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LosesNothingIT {
  private static final long SEED = Long.getLong("newswatch.seed", System.nanoTime());
  private static final Random RANDOM = new Random(SEED);

  private static final List<String> KILLED = List.of("ingest", "classify", "search", "kafka");
  private static final int TIMES = 2;
  private static final int LONGEST_PAUSE_MILLIS = 5_000;

  private static final int HOSTS = 12;
  private static final int FEWEST = 200;
  private static final int IMPORTED = 10_000;
  private static final Duration SETTLED = Duration.ofMinutes(4);

  /** As the stack's own instance of ingest-service calls itself to publishers. */
  private static final String FIRST = "Newswatch/0.1";

  private static Hosts hosts;
  private static NumberedArticles articles;
  private static Stack stack;

  /** When all feeds had been read and asked again, by {@link System#nanoTime()}. */
  private static long known;

  @BeforeAll
  static void start() throws IOException {
    System.out.println("LosesNothingIT: the seed is " + SEED + " (-Dnewswatch.seed)");
    hosts = new Hosts(HOSTS);
    articles = hosts.articles();
    stack = Stack.start(Hosts.ALLOWED, hosts.opml(), NumberedArticles.TOPICS);
    await().atMost(SETTLED).until(hosts::areKnown);
    known = System.nanoTime();
  }

  @AfterAll
  static void stop() throws IOException {
    if (stack != null) {
      stack.close();
    }
    hosts.close();
  }

  @Test
  @Order(1)
  void hostsOfAKilledInstanceAreTakenOver() throws Exception {
    try (Instance second = Instance.start(stack, "second")) {
      whileArticlesAppear(
          () -> {
            hosts.awaitSharedBy(SETTLED, FIRST, second.name());
            second.kill();
            hosts.awaitSharedBy(SETTLED, FIRST);
          });
    }
    assertEachIsThereOnce();
  }

  @Test
  @Order(2)
  void stalledInstanceIsFencedOffAndSharesAgainWhenItGoesOn() throws Exception {
    try (Instance third = Instance.start(stack, "third");
        OpenTransactions transactions = new OpenTransactions(stack.bootstrapServers())) {
      whileArticlesAppear(
          () -> {
            hosts.awaitSharedBy(SETTLED, FIRST, third.name());
            List<FeedSite> its = hosts.askedBy(third.name());
            List<Held> answers = its.stream().map(site -> site.hold(third.name())).toList();
            answers.forEach(answer -> answer.asked().join());
            Set<String> ids = its.stream().map(LosesNothingIT::transactionalId).collect(toSet());
            Set<Transaction> halfway = stalledInATransaction(third, ids, transactions);
            long stalled = System.nanoTime();
            // They lie ready for it when it goes on, with articles that are published meanwhile.
            answers.forEach(answer -> answer.letGo().complete(null));
            await().atMost(SETTLED).until(() -> haveBeenReadByFirst(its, stalled));
            assertThat(transactions.of(ids)).doesNotContainAnyElementsOf(halfway);
            third.goOn();
            hosts.awaitSharedBy(SETTLED, FIRST, third.name());
          });
      assertThat(
              third.hasSaid("sightings not published, to be tried again")
                  || third.hasSaid("feed polled in vain, not ours"))
          .as("it was refused what it had read")
          .isTrue();
    }
    assertEachIsThereOnce();
  }

  /**
   * Stalls an instance that has begun to publish what it found, and not ended: again and again,
   * until it is so.
   *
   * @param ids the transactional ids of its hosts
   * @return what it has begun
   */
  private static Set<Transaction> stalledInATransaction(
      Instance instance, Set<String> ids, OpenTransactions transactions) {
    return await()
        .atMost(SETTLED)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              instance.stall();
              Set<Transaction> open = transactions.of(ids);
              if (!open.isEmpty()) {
                // The broker may still be at what was sent before.
                await().pollDelay(Duration.ofMillis(300)).until(() -> true);
                open.retainAll(transactions.of(ids));
              }
              if (open.isEmpty()) {
                instance.goOn();
              }
              return open;
            },
            open -> !open.isEmpty());
  }

  private static String transactionalId(FeedSite site) {
    FeedId feed = FeedId.ofAddress(URI.create(site.address("/")));
    return "newswatch-ingest-" + feed.partition(Channel.FEEDS.partitions());
  }

  private static boolean haveBeenReadByFirst(List<FeedSite> sites, long since) {
    return sites.stream()
        .allMatch(
            site ->
                site.requests().stream()
                    .anyMatch(
                        request ->
                            request.reader().equals(FIRST)
                                && request.status() == 200
                                && request.nanoTime() > since));
  }

  @Test
  @Order(3)
  void everyArticleIsThereOnceWhateverIsKilledWhileTheyArrive() throws Exception {
    int before = articles.published();
    CompletableFuture<Void> storm = CompletableFuture.runAsync(LosesNothingIT::kill);
    articles.publishUntil(SETTLED, () -> storm.isDone() && articles.published() - before >= FEWEST);
    storm.join();

    assertEachIsThereOnce();
    assertThat(stack.search(NumberedArticles.WORD + " topic:storm").get("total").asInt())
        .isEqualTo(articles.published());
    assertThat(stack.isUp()).isTrue();
  }

  @Test
  @Order(4)
  void tenThousandImportedAreFoundThoughServicesAreKilledMeanwhile() throws Exception {
    List<String> lines =
        IntStream.range(0, IMPORTED)
            .mapToObj(
                number ->
                    "{\"id\":\"%d\",\"title\":\"Number %d\",\"body\":\"importword %d\"}"
                        .formatted(number, number, number))
            .toList();
    Files.write(stack.file("import.jsonl"), lines);
    CompletableFuture<Void> storm =
        CompletableFuture.runAsync(
            () -> List.of("classify", "search").forEach(LosesNothingIT::killAfterAWhile));

    Commands.Ended imported = stack.run("import", stack.file("import.jsonl").toString());

    storm.join();
    System.out.println(imported.output());
    assertThat(imported.code()).as(imported.output()).isZero();
    awaitTotal("importword", IMPORTED);
    stack.console().assertEachOnce("importword", IMPORTED);
  }

  @Test
  @Order(5)
  void replayThatIsKilledGoesOnAndTagsThePastInAnIndexThatWasLost() throws Exception {
    Console console = stack.console();
    assertThat(console.put("/api/topics/imported", "{\"name\":\"I\",\"query\":\"importword\"}"))
        .isEqualTo(201);
    assertThat(console.post("{\"title\":\"A late one\",\"body\":\"importword\"}")).isEqualTo(202);
    awaitTotal("topic:imported", 1);
    int before = stack.search("").get("total").asInt();
    stack.loseIndex();

    ArticleChannel channel = new ArticleChannel(stack.bootstrapServers());
    Process first = stack.begin(stack.file("replay.out"), "replay", "--rate", "1000");
    await().atMost(SETTLED).until(() -> !first.isAlive() || channel.replayed() > IMPORTED / 4);
    first.destroyForcibly();
    await().atMost(SETTLED).until(() -> !first.isAlive());
    assertThat(channel.replayed())
        .as(Files.readString(stack.file("replay.out")))
        .isBetween(IMPORTED / 4L, IMPORTED * 3L / 4);
    Commands.Ended second = stack.run("replay", "--rate", "5000");

    System.out.println(second.output());
    assertThat(second.code()).as(second.output()).isZero();
    assertThat(second.output()).contains("Going on with a replay of the whole archive");
    awaitTotal("", before);
    awaitTotal("topic:imported", IMPORTED + 1);
    console.assertEachOnce("topic:imported", IMPORTED + 1);
    console.assertEachOnce(NumberedArticles.WORD, articles.published());
  }

  @Test
  @Order(6)
  void stateOfAMachineThatLostItsPowerIsTakenUpAgain() throws Exception {
    int before = stack.search("").get("total").asInt();
    stack.killAll();
    stack.startAgain();
    awaitTotal("", before);
  }

  private static void kill() {
    List<String> order = new ArrayList<>();
    IntStream.range(0, TIMES).forEach(_ -> order.addAll(KILLED));
    Collections.shuffle(order, RANDOM);
    order.forEach(LosesNothingIT::killAfterAWhile);
  }

  private static void killAfterAWhile(String part) {
    await()
        .pollDelay(Duration.ofMillis(1 + RANDOM.nextInt(LONGEST_PAUSE_MILLIS)))
        .atMost(Duration.ofMinutes(1))
        .until(() -> true);
    ProcessHandle process = stack.process(part);
    System.out.println("LosesNothingIT: killing " + part + ", process " + process.pid());
    process.destroyForcibly();
  }

  private static void awaitTotal(String query, int total) throws IOException {
    try {
      stack.console().awaitTotal(SETTLED, query, total);
    } catch (RuntimeException e) {
      System.out.println(stack.printed());
      throw e;
    }
  }

  private static void assertEachIsThereOnce() throws Exception {
    awaitTotal(NumberedArticles.WORD, articles.published());
    stack.console().assertEachOnce(NumberedArticles.WORD, articles.published());
    stack.console().assertEachOnce(Hosts.WORD, hosts.number());
    assertThat(new ArticleChannel(stack.bootstrapServers()).titles())
        .containsExactlyInAnyOrderElementsOf(hosts.titles());
    hosts.assertNothingWasForgottenSince(known);
  }

  /** What happens to the instances in the meantime. */
  private interface Story {
    void run() throws Exception;
  }

  private static void whileArticlesAppear(Story story) {
    CompletableFuture<Void> told =
        CompletableFuture.runAsync(
            () -> {
              try {
                story.run();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    articles.publishUntil(SETTLED, told::isDone);
    told.join();
  }
}
