package newswatch.ingest.gap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.FeedGap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MissedTest {
  private static final Instant UNTIL = Instant.parse("2026-01-01T12:00:00Z");
  private static final FeedGap GAP = FeedGap.open(UNTIL.minus(Duration.ofHours(2)), UNTIL);
  private static final List<URI> LISTED = List.of(address(1), address(11), address(21));

  @Test
  void isWhatTheSitemapDatesIntoTheGapAndTheFeedDoesNotList() {
    Missed missed = missed(every(Duration.ofMinutes(10), 20)).getFirst();
    assertThat(missed.articles())
        .extracting(Article::url)
        .containsExactly(
            address(131),
            address(121),
            address(111),
            address(101),
            address(91),
            address(81),
            address(71),
            address(61),
            address(51),
            address(41),
            address(31));
    assertThat(missed.whole()).isTrue();
  }

  @Test
  void isNotAllWhereTheSitemapDoesNotReachBackToTheBeginning() {
    Missed missed = missed(every(Duration.ofMinutes(10), 6)).getFirst();
    assertThat(missed.articles()).hasSize(3);
    assertThat(missed.whole()).isFalse();
  }

  @Test
  void isNotAllWhereOneOldEntryIsPinnedBehindTheOthers() {
    List<Article> sitemap = new ArrayList<>(every(Duration.ofMinutes(10), 6));
    sitemap.add(article(address(58_000), ago(58_000)));
    assertThat(missed(sitemap).getFirst().whole()).isFalse();
  }

  @Test
  void isUnknownWhereTheSitemapTellsOfOtherThings() {
    assertThat(missed(every(Duration.ofMinutes(1), 180))).isEmpty();
    assertThat(Missed.in(List.of(GAP), List.of(address(91)), every(Duration.ofMinutes(1), 180)))
        .isEmpty();
    assertThat(Missed.in(List.of(GAP), List.of(address(7)), every(Duration.ofMinutes(10), 20)))
        .isEmpty();
  }

  @Test
  void isNothingInAnotherPartOfTheSiteOrWithoutATime() {
    List<Article> sitemap = new ArrayList<>(every(Duration.ofMinutes(10), 20));
    sitemap.add(article(URI.create("https://a.example/sport/1"), UNTIL.minusSeconds(3_000)));
    sitemap.add(article(URI.create("https://a.example/news/undated"), null));
    assertThat(missed(sitemap).getFirst().articles()).hasSize(11);
  }

  @Test
  void isNoMoreThanTheNewest() {
    FeedGap day = FeedGap.open(UNTIL.minus(Duration.ofDays(2)), UNTIL);
    Missed missed = Missed.in(List.of(day), LISTED, every(Duration.ofMinutes(10), 600)).getFirst();
    assertThat(missed.articles()).hasSize(Missed.MOST);
    assertThat(missed.articles().getLast().url()).isEqualTo(address(31));
    assertThat(missed.whole()).isFalse();
  }

  @Test
  void isToldOfEachGap() {
    FeedGap older =
        FeedGap.open(UNTIL.minus(Duration.ofHours(3)), UNTIL.minus(Duration.ofMinutes(150)));
    List<Missed> missed = Missed.in(List.of(older, GAP), LISTED, every(Duration.ofMinutes(10), 20));
    assertThat(missed).extracting(Missed::gap).containsExactly(older, GAP);
    assertThat(missed).extracting(one -> one.articles().size()).containsExactly(5, 11);
  }

  private static List<Missed> missed(List<Article> sitemap) {
    return Missed.in(List.of(GAP), LISTED, sitemap);
  }

  /** Articles published so often until a minute before the end of the gap, newest first. */
  private static List<Article> every(Duration pause, int count) {
    List<Article> articles = new ArrayList<>();
    IntStream.range(0, count)
        .mapToLong(i -> 1 + i * pause.toMinutes())
        .forEach(minutes -> articles.add(article(address(minutes), ago(minutes))));
    return Collections.unmodifiableList(articles);
  }

  private static Instant ago(long minutes) {
    return UNTIL.minus(Duration.ofMinutes(minutes));
  }

  private static URI address(long minutesAgo) {
    return URI.create("https://a.example/news/" + minutesAgo);
  }

  private static Article article(URI url, @Nullable Instant at) {
    return new Article(
        ArticleId.ofAddress(url), url, "Talks", null, null, false, null, "News", "en", at);
  }
}
