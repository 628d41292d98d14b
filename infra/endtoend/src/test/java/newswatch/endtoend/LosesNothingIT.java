package newswatch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Kills services and broker with SIGKILL at random moments while articles arrive, and counts: every
 * article is in the index exactly once. The moments come from a seed, which is printed.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LosesNothingIT {
  private static final long SEED = Long.getLong("newswatch.seed", System.nanoTime());
  private static final Random RANDOM = new Random(SEED);

  private static final List<String> KILLED = List.of("ingest", "classify", "search", "kafka");
  private static final int TIMES = 2;
  private static final int LONGEST_PAUSE_MILLIS = 5_000;

  private static final int FEWEST = 200;
  private static final int IMPORTED = 10_000;
  private static final Duration SETTLED = Duration.ofMinutes(4);

  private static FeedSite site;
  private static NumberedArticles articles;
  private static Stack stack;

  @BeforeAll
  static void start() throws IOException {
    System.out.println("LosesNothingIT: the seed is " + SEED + " (-Dnewswatch.seed)");
    site = new FeedSite();
    articles = new NumberedArticles(site);
    stack = Stack.start(site, articles.opml(), NumberedArticles.TOPICS);
  }

  @AfterAll
  static void stop() throws IOException {
    if (stack != null) {
      stack.close();
    }
    site.close();
  }

  @Test
  @Order(1)
  void everyArticleIsThereOnceWhateverIsKilledWhileTheyArrive() throws Exception {
    CompletableFuture<Void> storm = CompletableFuture.runAsync(LosesNothingIT::kill);
    articles.publishUntil(SETTLED, () -> storm.isDone() && articles.published() >= FEWEST);
    storm.join();

    awaitTotal(NumberedArticles.WORD, articles.published());
    stack.console().assertEachOnce(NumberedArticles.WORD, articles.published());
    assertThat(stack.search(NumberedArticles.WORD + " topic:storm").get("total").asInt())
        .isEqualTo(articles.published());
    assertThat(stack.isUp()).isTrue();
  }

  @Test
  @Order(2)
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
  @Order(3)
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
}
