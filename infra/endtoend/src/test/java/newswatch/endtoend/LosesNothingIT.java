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
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

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

  private static final int FEEDS = 4;
  private static final int FEWEST = 200;
  private static final Duration BETWEEN_ARTICLES = Duration.ofMillis(100);
  private static final int IMPORTED = 10_000;
  private static final Duration SETTLED = Duration.ofMinutes(4);

  private static FeedSite site;
  private static Stack stack;

  @BeforeAll
  static void start() throws IOException {
    System.out.println("LosesNothingIT: the seed is " + SEED + " (-Dnewswatch.seed)");
    site = new FeedSite();
    IntStream.range(0, FEEDS).forEach(feed -> site.publish(path(feed), rss(feed, List.of())));
    String outlines =
        String.join(
            "",
            IntStream.range(0, FEEDS)
                .mapToObj(feed -> "<outline xmlUrl=\"%s\"/>".formatted(site.address(path(feed))))
                .toList());
    stack =
        Stack.start(
            site,
            "<opml version=\"2.0\"><body>%s</body></opml>".formatted(outlines),
            "topics: [{id: storm, name: Storm, query: stormword}]");
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
    AtomicInteger published = new AtomicInteger();
    CompletableFuture<Void> storm = CompletableFuture.runAsync(LosesNothingIT::kill);
    List<List<Integer>> feeds =
        IntStream.range(0, FEEDS).<List<Integer>>mapToObj(_ -> new ArrayList<>()).toList();
    await()
        .atMost(SETTLED)
        .pollInterval(BETWEEN_ARTICLES)
        .until(
            () -> {
              int number = published.getAndIncrement();
              int feed = number % FEEDS;
              feeds.get(feed).add(number);
              site.publish(path(feed), rss(feed, feeds.get(feed)));
              return storm.isDone() && published.get() >= FEWEST;
            });
    storm.join();

    awaitTotal("stormword", published.get());
    assertEachOnce("stormword", published.get());
    assertThat(stack.search("stormword topic:storm").get("total").asInt())
        .isEqualTo(published.get());
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
    assertEachOnce("importword", IMPORTED);
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
      await()
          .atMost(SETTLED)
          .pollInterval(Duration.ofSeconds(1))
          .ignoreExceptions()
          .until(() -> stack.search(query).get("total").asInt() == total);
    } catch (RuntimeException e) {
      System.out.println(stack.printed());
      throw e;
    }
  }

  /** Reads all pages: as many articles as there should be, all of them different and unrevised. */
  private static void assertEachOnce(String query, int total) throws Exception {
    List<String> titles = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = stack.get("/api/articles?size=100&q=" + query + "&cursor=" + cursor);
      for (JsonNode article : page.get("articles")) {
        titles.add(article.get("title").asString());
        assertThat(article.get("revision").asInt()).isEqualTo(1);
      }
      cursor = page.path("next").asString("");
    } while (!cursor.isEmpty());
    assertThat(titles).hasSize(total);
    assertThat(new TreeSet<>(titles)).hasSize(total);
  }

  private static String path(int feed) {
    return "/feed-" + feed + ".xml";
  }

  private static String rss(int feed, List<Integer> numbers) {
    StringBuilder items = new StringBuilder();
    for (int number : numbers.reversed()) {
      items.append(
          "<item><title>Article %1$d</title><link>%2$s</link><description>stormword %1$d</description></item>"
              .formatted(number, site.address("/articles/" + number)));
    }
    return "<rss version=\"2.0\"><channel><title>Feed %d</title>%s</channel></rss>"
        .formatted(feed, items);
  }
}
