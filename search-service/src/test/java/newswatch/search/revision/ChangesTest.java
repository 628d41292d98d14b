package newswatch.search.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import newswatch.events.Article;
import newswatch.search.revision.Changes.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ChangesTest {
  private static final long ENOUGH = Long.MAX_VALUE;

  private final Map<String, Integer> known = new HashMap<>();

  @Test
  void ofTheSameTextAreNone() {
    assertThat(between("Two fleets met.", "Two  fleets\nmet.")).isEmpty();
    assertThat(between("", "")).isEmpty();
  }

  @Test
  void areTheWordsThatAreThereNoMoreAndThoseThatAreThereNow() {
    assertThat(told("Two fleets met near the reef.", "Three fleets met near the reef today."))
        .containsExactly("Two>Three", ">today");
    assertThat(told("", "Now.")).containsExactly(">Now.");
    assertThat(told("Then.", "")).containsExactly("Then.>");
  }

  @Test
  void areToldTogetherWhereNextToNothingStandsBetween() {
    assertThat(told("one two a three four", "five six a seven eight"))
        .containsExactly("one two a three four>five six a seven eight");
  }

  /** Walking along the changes turns every text into the other, and what is between is the same. */
  @Test
  void leadFromEveryTextToEveryOther() {
    Random random = new Random(7);
    for (int round = 0; round < 5_000; round++) {
      String a = randomText(random);
      String b = randomText(random);
      Words older = Words.of(a, known);
      Words newer = Words.of(b, known);
      int at = 0;
      int there = 0;
      for (Change change : Changes.between(older, newer, new Work(ENOUGH))) {
        assertThat(change.olderFrom() - at).isEqualTo(change.newerFrom() - there);
        while (at < change.olderFrom()) {
          assertThat(older.isSame(at++, newer, there++)).as(a + " | " + b).isTrue();
        }
        assertThat(change.olderTo() - at + change.newerTo() - there).isPositive();
        at = change.olderTo();
        there = change.newerTo();
      }
      assertThat(older.size() - at).isEqualTo(newer.size() - there);
      while (at < older.size()) {
        assertThat(older.isSame(at++, newer, there++)).isTrue();
      }
    }
  }

  @Test
  void areTheFewestWherePartsOfTheTextMove() {
    // Of seven and six letters four stay in order, the example of Myers's paper.
    List<Change> changes =
        between("a x x x b x x x c x x x a x x x b x x x b x x x a", "a x x x b x x x c x x x a");
    assertThat(changes).hasSize(1);
    assertThat(changes.getFirst().newerFrom()).isEqualTo(changes.getFirst().newerTo());
  }

  @Test
  @Timeout(10)
  void ofHugeTextsWithNothingInCommonAreOneAndTakeNotLong() {
    String a = words(100_000, 0);
    String b = words(100_000, 1_000_000);
    Work work = new Work(50_000_000);
    assertThat(Changes.between(Words.of(a, known), Words.of(b, known), work)).hasSize(1);
  }

  @Test
  @Timeout(20)
  void ofTextsMadeToCostAreBounded() {
    Random random = new Random(3);
    String a = coins(random, Article.MAX_BODY_BYTES / 2);
    String b = coins(random, Article.MAX_BODY_BYTES / 2);
    long begun = System.nanoTime();
    Words older = Words.of(a, known);
    Words newer = Words.of(b, known);
    assertThat(Changes.between(older, newer, new Work(50_000_000))).isNotEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void withoutAnyWorkLeftAreReplacedWholeButForTheEnds() {
    List<Change> changes =
        Changes.between(
            Words.of("same one two three end", known),
            Words.of("same two one three four end", known),
            new Work(0));
    assertThat(changes).containsExactly(new Change(1, 4, 1, 5));
  }

  private List<Change> between(String a, String b) {
    return Changes.between(Words.of(a, known), Words.of(b, known), new Work(ENOUGH));
  }

  private List<String> told(String a, String b) {
    Words older = Words.of(a, known);
    Words newer = Words.of(b, known);
    return Changes.between(older, newer, new Work(ENOUGH)).stream()
        .map(
            one ->
                older.between(one.olderFrom(), one.olderTo())
                    + ">"
                    + newer.between(one.newerFrom(), one.newerTo()))
        .toList();
  }

  private static String randomText(Random random) {
    return IntStream.range(0, random.nextInt(40))
        .mapToObj(_ -> String.valueOf((char) ('a' + random.nextInt(4))))
        .collect(Collectors.joining(" "));
  }

  private static String words(int count, int from) {
    return IntStream.range(from, from + count)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(" "));
  }

  private static String coins(Random random, int count) {
    return IntStream.range(0, count)
        .mapToObj(_ -> random.nextBoolean() ? "h" : "t")
        .collect(Collectors.joining(" "));
  }
}
