package newswatch.bench.wire;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorpusTest {
  private static final Corpus CORPUS = new Corpus("feeds", 5_000, 1, 8_000);

  private static GeneratedFeed first(FeedFormat format) {
    return CORPUS.feeds().stream()
        .filter(feed -> feed.format() == format)
        .findFirst()
        .orElseThrow();
  }

  private static SyndFeed read(GeneratedFeed feed, int changes) throws Exception {
    byte[] document = Rendering.of(feed, CORPUS.items(feed, changes));
    return new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(document)));
  }

  @Test
  void sameSeedGivesSameBytes() {
    GeneratedFeed feed = CORPUS.feeds().get(4_711);
    Corpus again = new Corpus("feeds", 5_000, 1, 8_000);
    assertThat(Rendering.of(feed, again.items(feed)))
        .isEqualTo(Rendering.of(feed, CORPUS.items(feed)));
  }

  @Test
  void otherSeedGivesOtherText() {
    GeneratedFeed feed = CORPUS.feeds().get(0);
    Corpus other = new Corpus("feeds", 5_000, 2, 8_000);
    assertThat(other.items(feed).getFirst().title())
        .isNotEqualTo(CORPUS.items(feed).getFirst().title());
  }

  @Test
  void formatsHaveTheirShares() {
    Map<FeedFormat, Long> counts =
        CORPUS.feeds().stream().collect(groupingBy(GeneratedFeed::format, counting()));
    for (FeedFormat format : FeedFormat.values()) {
      assertThat(counts.getOrDefault(format, 0L) / 50.0)
          .as(format.name())
          .isCloseTo(format.ofHundred(), within(0.5));
    }
  }

  @Test
  void everyHostHasTwentyFeeds() {
    Map<String, Long> hosts =
        CORPUS.feeds().stream().collect(groupingBy(feed -> feed.url().getHost(), counting()));
    assertThat(hosts).hasSize(250).containsKeys("127.0.1.1", "127.0.1.250");
    assertThat(hosts.values()).containsOnly(20L);
  }

  @Test
  void feedsHaveAboutTwelveKilobytes() {
    int[] sizes =
        CORPUS.feeds().stream()
            .filter(feed -> feed.number() % 50 == 0 && feed.format() != FeedFormat.RSS2_UTF16)
            .mapToInt(feed -> Rendering.of(feed, CORPUS.items(feed)).length)
            .toArray();
    assertThat(IntStream.of(sizes).average().orElseThrow()).isBetween(11_000.0, 13_500.0);
  }

  @ParameterizedTest
  @EnumSource
  void everyFormatIsReadWithItsLinksTextsAndTimes(FeedFormat format) throws Exception {
    GeneratedFeed feed = first(format);
    List<SyndEntry> entries = read(feed, 0).getEntries();
    assertThat(entries)
        .extracting(entry -> URI.create(entry.getLink()))
        .containsExactlyInAnyOrderElementsOf(CORPUS.links(feed));
    Item item = CORPUS.items(feed).getFirst();
    assertThat(entries.getFirst().getTitle()).isEqualTo(item.title());
    assertThat(entries.getFirst().getContents().getFirst().getValue()).isEqualTo(item.html());
    assertThat(entries.getFirst().getPublishedDate()).isEqualTo(item.published());
  }

  @Test
  void changePutsOneNewerItemOnTopAndTakesTheOldestAway() throws Exception {
    GeneratedFeed feed = first(FeedFormat.RSS2);
    List<SyndEntry> before = read(feed, 1).getEntries();
    List<SyndEntry> after = read(feed, 2).getEntries();
    assertThat(after).hasSize(Corpus.ITEMS);
    assertThat(after.getFirst().getLink()).isEqualTo(CORPUS.link(feed, 2).toString());
    assertThat(after.getFirst().getPublishedDate()).isAfter(before.getFirst().getPublishedDate());
    assertThat(after.subList(1, Corpus.ITEMS))
        .extracting(SyndEntry::getLink)
        .isEqualTo(before.subList(0, Corpus.ITEMS - 1).stream().map(SyndEntry::getLink).toList());
  }

  @Test
  void noTwoArticlesShareAnAddress() {
    List<URI> links = CORPUS.feeds().stream().flatMap(feed -> CORPUS.links(feed).stream()).toList();
    assertThat(new HashSet<>(links)).hasSameSizeAs(links).hasSize(50_000);
  }

  @Test
  void tooManyChangesAreRefused() {
    GeneratedFeed feed = CORPUS.feeds().get(0);
    assertThatThrownBy(() -> CORPUS.items(feed, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 to 9");
  }
}
