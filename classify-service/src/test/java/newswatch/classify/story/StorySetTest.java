package newswatch.classify.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.EventJson;
import newswatch.events.StoryId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Measures placing on the labelled set by B-cubed (Bagga and Baldwin, 1998): of the articles in an
 * article's story, the share that belongs there, and of those that belong there, the share that is;
 * the mean over all articles. The held-out half was not looked at while the method was made.
 */
class StorySetTest {
  private static final double PRECISION = 0.95;
  private static final double RECALL = 0.85;
  private static final int ORDERS = 20;

  /** An article of the set, with the event it tells. */
  private record Labelled(String event, String kind, Article article, Instant publishedAt) {}

  private record Score(double precision, double recall) {
    @Override
    public String toString() {
      return "B-cubed precision %.3f, recall %.3f, F1 %.3f"
          .formatted(precision, recall, 2 * precision * recall / (precision + recall));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tuning", "held-out"})
  void articlesThatTellTheSameShareAStory(String half) throws IOException {
    List<Labelled> set = read(half);
    set.sort(Comparator.comparing(Labelled::publishedAt));
    Score score = score(set);
    System.out.printf("stories, %s: %s%n", half, score);
    assertThat(score.precision()).as("%s", score).isGreaterThanOrEqualTo(PRECISION);
    assertThat(score.recall()).as("%s", score).isGreaterThanOrEqualTo(RECALL);
  }

  @Test
  void whateverOrderTheyComeIn() throws IOException {
    List<Labelled> set = read("tuning");
    Random random = new Random(1);
    for (int i = 0; i < ORDERS; i++) {
      Collections.shuffle(set, random);
      Score score = score(set);
      assertThat(score.precision()).as("order %d: %s", i, score).isGreaterThan(PRECISION);
      assertThat(score.recall()).as("order %d: %s", i, score).isGreaterThan(RECALL);
    }
  }

  /** Of 5 that are told how a story went on, one joins it within hours, in few words. */
  @Test
  void howAStoryWentOnIsSeenAndOtherWordsAreNot() throws IOException {
    Map<String, Long> developments = new HashMap<>();
    for (String half : List.of("tuning", "held-out")) {
      Newsroom newsroom = new Newsroom(Duration.ofDays(7), 10_000);
      List<Labelled> set = read(half);
      set.sort(Comparator.comparing(Labelled::publishedAt));
      for (Labelled one : set) {
        newsroom.place(one.article());
        if (newsroom.development()) {
          developments.merge(one.kind(), 1L, Long::sum);
        }
      }
    }
    System.out.printf("developments: %s%n", developments);
    assertThat(developments.getOrDefault("follow", 0L)).isGreaterThanOrEqualTo(4);
    assertThat(developments.getOrDefault("reworded", 0L)).isLessThanOrEqualTo(6);
    assertThat(developments.getOrDefault("reprint", 0L)).isZero();
    assertThat(developments.getOrDefault("edit", 0L)).isZero();
  }

  private static Score score(List<Labelled> set) {
    List<StoryId> placed = place(set);
    Map<String, Set<Integer>> events = groups(set.stream().map(Labelled::event).toList());
    Map<StoryId, Set<Integer>> stories = groups(placed);
    double precision = 0;
    double recall = 0;
    for (int i = 0; i < set.size(); i++) {
      Set<Integer> story = requireNonNull(stories.get(placed.get(i)));
      Set<Integer> event = requireNonNull(events.get(set.get(i).event()));
      Set<Integer> both = new HashSet<>(story);
      both.retainAll(event);
      precision += (double) both.size() / story.size();
      recall += (double) both.size() / event.size();
    }
    return new Score(precision / set.size(), recall / set.size());
  }

  private static <T> Map<T, Set<Integer>> groups(List<T> of) {
    return IntStream.range(0, of.size())
        .boxed()
        .collect(Collectors.groupingBy(of::get, Collectors.toSet()));
  }

  private static List<StoryId> place(List<Labelled> set) {
    Newsroom newsroom = new Newsroom(Duration.ofDays(7), 10_000);
    return set.stream().map(labelled -> newsroom.place(labelled.article())).toList();
  }

  private static List<Labelled> read(String half) throws IOException {
    List<Labelled> set = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                requireNonNull(
                    StorySetTest.class.getResourceAsStream("/stories/" + half + ".jsonl")),
                UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        set.add(labelled(EventJson.mapper().readTree(line)));
      }
    }
    return set;
  }

  private static Labelled labelled(JsonNode line) {
    Instant publishedAt = Instant.parse(line.get("publishedAt").asString());
    Article article =
        new Article(
            ArticleId.ofAddress(URI.create("https://news.example/" + line.get("id").asString())),
            null,
            line.get("title").asString(),
            null,
            line.get("body").asString(),
            false,
            null,
            line.get("source").asString(),
            line.get("language").asString(),
            publishedAt);
    return new Labelled(
        line.get("event").asString(), line.get("kind").asString(), article, publishedAt);
  }
}
