package newswatch.search.habit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.events.FeedStatus;
import newswatch.events.Occasion;
import newswatch.search.catalogue.Defined;
import newswatch.search.catalogue.WatchedFeed;
import org.junit.jupiter.api.Test;

/** Silence, or blindness. */
class SightTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Occasion.Silence SILENCE =
      new Occasion.Silence(NOON.minusSeconds(7 * 3600), NOON, 14);

  @Test
  void whereItsFeedsDoWellATopicIsQuiet() {
    assertThat(seen(Map.of(id("a"), 60L, id("b"), 40L), feed("a", 0), feed("b", 0)))
        .isEqualTo(SILENCE);
  }

  @Test
  void whereThoseFailThatBroughtAThirdOfItWeAreBlind() {
    assertThat(seen(Map.of(id("a"), 60L, id("b"), 40L), feed("a", 0), feed("b", 3)))
        .isEqualTo(
            new Occasion.Blind(
                SILENCE.since(), SILENCE.to(), SILENCE.usual(), List.of("Paper b"), 1, 0.4));
    assertThat(seen(Map.of(id("a"), 70L, id("b"), 30L), feed("a", 0), feed("b", 3)))
        .isEqualTo(SILENCE);
  }

  @Test
  void aFeedThatIsNoLongerWatchedTellsNothing() {
    assertThat(seen(Map.of(id("a"), 10L, id("gone"), 90L), feed("a", 0)))
        .isEqualTo(
            new Occasion.Blind(
                SILENCE.since(), SILENCE.to(), SILENCE.usual(), List.of(id("gone")), 1, 0.9));
  }

  private static Occasion seen(Map<String, Long> brought, WatchedFeed... watched) {
    return Sight.of(SILENCE, brought, List.of(watched), NOON);
  }

  private static String id(String name) {
    return FeedId.ofAddress(address(name)).value();
  }

  private static URI address(String name) {
    return URI.create("https://" + name + ".example/feed");
  }

  private static WatchedFeed feed(String name, int failures) {
    FeedId id = FeedId.ofAddress(address(name));
    return new WatchedFeed(
        new Defined<>(
            new Feed(id, address(name), "Paper " + name, List.of(), false, null, false),
            0,
            NOON.minusSeconds(86_400)),
        new FeedStatus(
            id,
            null,
            null,
            null,
            Map.of(),
            NOON.minusSeconds(60),
            null,
            NOON.plusSeconds(60),
            failures,
            failures == 0 ? null : "no answer"));
  }
}
