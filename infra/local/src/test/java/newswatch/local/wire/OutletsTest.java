package newswatch.local.wire;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the outlets print. */
class OutletsTest {
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern SENTENCE = Pattern.compile("(?<=[.?!])\\s+");

  private final List<Outlet> outlets = Outlets.load();

  @Test
  void bothFormatsAreSpokenByThreeOutletsOrMore() {
    assertThat(outlets).hasSize(7);
    for (FeedFormat format : FeedFormat.values()) {
      assertThat(outlets)
          .filteredOn(outlet -> outlet.format() == format)
          .hasSizeGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void thereAreEightyArticlesAndMoreOfWhichSixtyAreThereAtOnce() {
    assertThat(articles()).hasSizeGreaterThanOrEqualTo(80);
    assertThat(articles().filter(article -> article.delay().isZero())).hasSizeBetween(55, 70);
  }

  @Test
  void everyArticleIsLongEnoughToBeJudged() {
    assertThat(versions().filter(article -> !"zh".equals(article.language())))
        .allSatisfy(
            article ->
                assertThat(SPACE.split(article.body(), -1))
                    .as(article.slug())
                    .hasSizeBetween(100, 270));
    assertThat(versions().filter(article -> "zh".equals(article.language())))
        .hasSize(1)
        .allSatisfy(
            article -> assertThat(article.body()).as(article.slug()).hasSizeBetween(150, 500));
  }

  @Test
  void everyArticleHasParagraphs() {
    assertThat(versions())
        .allSatisfy(
            article -> assertThat(article.paragraphs()).as(article.slug()).hasSizeBetween(4, 7));
  }

  @Test
  void everyEventIsPast() {
    assertThat(articles())
        .allSatisfy(
            article ->
                assertThat(article.published())
                    .as(article.slug())
                    .isBetween(Instant.parse("2002-01-01T00:00:00Z"), Instant.now()));
  }

  @Test
  void noSlugIsUsedTwice() {
    assertThat(articles()).extracting(WireArticle::slug).doesNotHaveDuplicates();
  }

  @Test
  void codeOfConductIsReportedOn() {
    assertThat(articles().filter(article -> article.body().contains("code of conduct")))
        .hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void threeArticlesAreInOtherLanguages() {
    assertThat(articles().map(article -> article.languageOr("en")).filter(l -> !l.equals("en")))
        .containsExactlyInAnyOrder("vi", "zh", "fr");
  }

  @Test
  void everyTopicIsReportedOnAndFourInTenArticlesAreAboutNone() {
    assertThat(articles().flatMap(article -> article.topics().stream()))
        .containsOnly("party-diplomacy", "south-china-sea", "economy");
    for (String topic : List.of("party-diplomacy", "south-china-sea", "economy")) {
      assertThat(articles().filter(article -> article.topics().contains(topic)))
          .as(topic)
          .hasSizeGreaterThanOrEqualTo(15);
    }
    assertThat(articles().filter(article -> article.topics().isEmpty()))
        .hasSizeGreaterThanOrEqualTo((int) (0.4 * articles().count()));
  }

  @Test
  void someArticlesAreReprintedWordForWord() {
    Map<String, Set<String>> printedBy =
        outlets.stream()
            .flatMap(
                outlet ->
                    outlet.articles().stream()
                        .map(article -> Map.entry(withoutCredit(article), outlet.id())))
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())));

    assertThat(printedBy.values().stream().filter(by -> by.size() > 1))
        .hasSizeGreaterThanOrEqualTo(6);
  }

  @Test
  void someArticlesAreReprintedWithLightEditsUnderAnotherHeadline() {
    assertThat(articles().filter(article -> articles().anyMatch(first -> edited(article, first))))
        .hasSizeGreaterThanOrEqualTo(6);
  }

  @Test
  void restAppearsInsideTenMinutesOneEveryFifteenToThirtySeconds() {
    List<Duration> delays = late().map(WireArticle::delay).toList();

    assertThat(delays.getFirst()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(20));
    assertThat(delays.getLast()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
    for (int i = 1; i < delays.size(); i++) {
      assertThat(delays.get(i).minus(delays.get(i - 1)))
          .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
    }
  }

  @Test
  void whatAppearsLaterIsDatedLater() {
    Instant newest =
        articles()
            .filter(article -> article.delay().isZero())
            .map(WireArticle::published)
            .max(Instant::compareTo)
            .orElseThrow();

    assertThat(late().map(WireArticle::published))
        .isSorted()
        .doesNotHaveDuplicates()
        .allSatisfy(published -> assertThat(published).isAfter(newest));
  }

  @Test
  void oneArticleIsEditedAboutThreeMinutesAfterTheStart() {
    List<WireArticle> all = articles().filter(article -> !article.edits().isEmpty()).toList();

    assertThat(all).hasSize(1);
    WireArticle edited = all.getFirst();
    assertThat(edited.edits()).hasSize(1);
    Edit edit = edited.edits().getFirst();
    assertThat(edit.after()).isBetween(Duration.ofSeconds(150), Duration.ofSeconds(210));
    assertThat(edit.after().minus(edited.delay())).isGreaterThan(Duration.ofMinutes(1));
    assertThat(edited.asOf(edit.after()).title()).isNotEqualTo(edited.title());
  }

  @Test
  void oneFeedIsBrokenForTwoMinutesInWhichItsArticlesCannotBeSeen() {
    List<Outlet> all = outlets.stream().filter(outlet -> !outlet.outages().isEmpty()).toList();

    assertThat(all).hasSize(1);
    Outlet broken = all.getFirst();
    assertThat(broken.outageAt(Duration.ofSeconds(89))).isEmpty();
    for (int second = 90; second < 210; second++) {
      assertThat(broken.outageAt(Duration.ofSeconds(second))).as("second %d", second).isPresent();
    }
    assertThat(broken.outageAt(Duration.ofSeconds(210))).isEmpty();
    assertThat(broken.articles().stream().filter(a -> broken.outageAt(a.delay()).isPresent()))
        .isNotEmpty();
  }

  private Stream<WireArticle> articles() {
    return outlets.stream().map(Outlet::articles).flatMap(List::stream);
  }

  private Stream<WireArticle> late() {
    return articles()
        .filter(article -> !article.delay().isZero())
        .sorted(comparing(WireArticle::delay));
  }

  /** Every article as it first appears, and as it reads after each of its edits. */
  private Stream<WireArticle> versions() {
    return articles()
        .flatMap(
            article ->
                Stream.concat(
                    Stream.of(article),
                    article.edits().stream().map(edit -> article.asOf(edit.after()))));
  }

  private String withoutCredit(WireArticle article) {
    List<String> paragraphs = article.paragraphs();
    boolean credited =
        outlets.stream().anyMatch(outlet -> outlet.name().equals(paragraphs.getLast()));
    return String.join("\n", credited ? paragraphs.subList(0, paragraphs.size() - 1) : paragraphs);
  }

  /** Whether an article is an earlier one again, but for a few sentences and the title. */
  private static boolean edited(WireArticle article, WireArticle first) {
    List<String> sentences = List.of(SENTENCE.split(article.body(), -1));
    Set<String> known = Set.of(SENTENCE.split(first.body(), -1));
    long kept = sentences.stream().filter(known::contains).count();
    return first.published().isBefore(article.published())
        && !first.title().equals(article.title())
        && kept > sentences.size() / 2
        && (kept < sentences.size() || sentences.size() < known.size());
  }
}
