package newswatch.local.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the outlets print. */
class OutletsTest {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final List<Outlet> outlets = Outlets.load();

  @Test
  void twoOutletsSpeakRssAndTwoAtom() {
    assertThat(outlets)
        .extracting(Outlet::format)
        .containsExactlyInAnyOrder(
            FeedFormat.RSS, FeedFormat.RSS, FeedFormat.ATOM, FeedFormat.ATOM);
  }

  @Test
  void everyArticleIsLongEnoughToBeJudged() {
    assertThat(articles().filter(article -> !"zh".equals(article.language())))
        .allSatisfy(
            article ->
                assertThat(SPACE.split(article.body(), -1))
                    .as(article.slug())
                    .hasSizeBetween(100, 270));
    assertThat(articles().filter(article -> "zh".equals(article.language())))
        .hasSize(1)
        .allSatisfy(
            article -> assertThat(article.body()).as(article.slug()).hasSizeBetween(150, 500));
  }

  @Test
  void everyArticleHasParagraphs() {
    assertThat(articles())
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
  void oneArticleIsVietnameseAndOneChinese() {
    assertThat(articles().map(article -> article.languageOr("en")).filter(l -> !l.equals("en")))
        .containsExactlyInAnyOrder("vi", "zh");
  }

  @Test
  void aDozenArticlesAppearOneByOneWithinTenMinutes() {
    assertThat(
            articles().map(WireArticle::delay).filter(delay -> delay.compareTo(Duration.ZERO) > 0))
        .hasSize(12)
        .doesNotHaveDuplicates()
        .contains(Duration.ofSeconds(20))
        .allSatisfy(
            delay -> assertThat(delay).isBetween(Duration.ofSeconds(20), Duration.ofMinutes(10)));
  }

  private Stream<WireArticle> articles() {
    return outlets.stream().map(Outlet::articles).flatMap(List::stream);
  }
}
