package newswatch.ingest.feed;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.Feed;
import newswatch.events.FeedCoverage;
import newswatch.events.FeedGap;
import newswatch.events.FeedId;
import newswatch.events.FeedRhythm;
import newswatch.events.FeedStatus;
import newswatch.fetch.Validators;
import newswatch.ingest.document.Entry;
import newswatch.ingest.document.FeedDocument;
import newswatch.ingest.document.FeedReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FeedHistoryTest {
  private static final FeedId ID = new FeedId("news.example-0123456789ab");
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant THEN = NOW.minusSeconds(300);
  private static final FeedHistory EMPTY = new FeedHistory(ID, null);

  private final Schedule schedule =
      new Schedule(FeedSettings.of(Duration.ofMinutes(5), Duration.ofHours(1)), new Random(1));

  @Test
  void feedIsNewUntilItWasRead() {
    assertThat(EMPTY.isEmpty()).isTrue();
    FeedHistory failed =
        new FeedHistory(ID, EMPTY.failed("no answer", Setback.PASSING, null, NOW, schedule));
    assertThat(failed.isEmpty()).isTrue();
    FeedHistory read = new FeedHistory(ID, read(failed, "x", Validators.NONE));
    assertThat(read.isEmpty()).isFalse();
  }

  @Test
  void failureKeepsWhatWasKnownAndIsCounted() {
    FeedStatus known = known();
    FeedStatus failed =
        new FeedHistory(ID, known).failed("no answer", Setback.PASSING, null, NOW, schedule);
    assertThat(failed.entries()).isEqualTo(known.entries());
    assertThat(failed.etag()).isEqualTo(known.etag());
    assertThat(failed.changedAt()).isEqualTo(THEN);
    assertThat(failed.problem()).isEqualTo("no answer");
    assertThat(failed.failures()).isOne();
    assertThat(
            new FeedHistory(ID, failed)
                .failed("again", Setback.PASSING, null, NOW, schedule)
                .failures())
        .isEqualTo(2);
  }

  @Test
  void successEndsAProblem() {
    FeedStatus failed =
        new FeedHistory(ID, known()).failed("no answer", Setback.PASSING, null, NOW, schedule);
    FeedStatus unchanged = new FeedHistory(ID, failed).unchanged(null, null, NOW, schedule);
    assertThat(unchanged.problem()).isNull();
    assertThat(unchanged.failures()).isZero();
    assertThat(unchanged.changedAt()).isEqualTo(THEN);
    assertThat(unchanged.entries()).isEqualTo(known().entries());
  }

  @Test
  void validatorsAreThoseOfTheLastAnswer() {
    assertThat(EMPTY.validators(NOW)).isEqualTo(Validators.NONE);
    assertThat(new FeedHistory(ID, known()).validators(NOW))
        .isEqualTo(new Validators("\"1\"", null));
  }

  @Test
  void statusStaysSmallWhateverAPublisherSends() {
    String endless = "😀".repeat(1_000_000);
    FeedStatus read = read(EMPTY, endless, new Validators("x".repeat(1_000_000), null));
    FeedStatus failed = EMPTY.failed(endless, Setback.PASSING, null, NOW, schedule);
    assertThat(EventJson.write(read)).hasSizeLessThan(10_000);
    assertThat(EventJson.write(failed)).hasSizeLessThan(10_000);
    assertThat(read.etag()).isNull();
  }

  @Test
  void statusOfTheLongestFeedFitsARecord() {
    List<Entry> entries =
        IntStream.range(0, FeedReader.MAX_ENTRIES)
            .mapToObj(i -> new Entry("e" + i, null, "E", null, null, null, null))
            .toList();
    FeedDocument document = new FeedDocument("x", null, entries);
    FeedStatus status =
        EMPTY.read(listing(document, EMPTY, Validators.NONE, Validators.NONE), NOW, schedule);
    assertThat(EventJson.write(status)).hasSizeLessThan(Channel.MAX_RECORD_BYTES / 2);
  }

  @Nested
  class TheRhythm {
    @Test
    void startsWithTheIntervalAndTheHabitThatTheEntriesTellOf() {
      FeedStatus status = polled(EMPTY, NOW, hourly(12, NOW));
      assertThat(status.rhythm())
          .isEqualTo(new FeedRhythm(Duration.ofMinutes(5), Duration.ofHours(1), NOW, NOW, null));
    }

    @Test
    void slowsDownStepByStepToATwentiethOfTheUsualQuiet() {
      FeedStatus status = polled(EMPTY, NOW, hourly(12, NOW.minus(Duration.ofDays(10))));
      Duration before = interval(status);
      for (int i = 0; i < 20; i++) {
        status = unchanged(status, NOW.plusSeconds(1 + i));
        assertThat(interval(status)).isBetween(before, before.multipliedBy(3).dividedBy(2));
        before = interval(status);
      }
      Duration usual = requireNonNull(requireNonNull(status.rhythm()).usualQuiet());
      assertThat(before).isEqualTo(usual.dividedBy(20));
    }

    @Test
    void isFasterForAQuietFeedThatWouldSoonListMoreThanAThirdNew() {
      FeedRhythm quiet = new FeedRhythm(Duration.ofMinutes(5), Duration.ofDays(30), NOW, NOW, null);
      Duration elapsed = Duration.ofMinutes(8);
      FeedRhythm next =
          new Steering(FeedSettings.of(Duration.ofMinutes(5), Duration.ofHours(1)))
              .read(quiet, new Overlap(9, 3), elapsed, false, NOW.plus(elapsed));
      assertThat(next.interval()).isEqualTo(elapsed.multipliedBy(9).dividedBy(18));
    }

    @Test
    void staysWithinItsBounds() {
      FeedStatus status = polled(EMPTY, NOW, document(0, 9));
      for (int i = 1; i < 20; i++) {
        status =
            polled(new FeedHistory(ID, status), NOW.plusSeconds(i), document(9 * i, 9 * i + 9));
      }
      assertThat(interval(status)).isEqualTo(Duration.ofMinutes(1));
      for (int i = 1; i < 100; i++) {
        status = unchanged(status, NOW.plus(Duration.ofDays(i * 10L)));
      }
      assertThat(interval(status)).isEqualTo(Duration.ofDays(1));
    }
  }

  @Test
  void onePinnedOrWronglyDatedEntryDoesNotSpoilTheHabit() {
    List<Entry> entries = new ArrayList<>(hourly(12, NOW).entries());
    entries.add(new Entry("old", "/old", "Old", null, null, null, Instant.EPOCH));
    FeedStatus status = polled(EMPTY, NOW, new FeedDocument("x", null, entries));
    assertThat(requireNonNull(status.rhythm()).usualQuiet()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void clockThatWasPutBackStopsNothing() {
    FeedStatus status = polled(EMPTY, NOW, document(0, 9));
    Instant earlier = NOW.minus(Duration.ofHours(1));
    FeedStatus next = polled(new FeedHistory(ID, status), earlier, document(50, 59));
    assertThat(coverage(next).gaps()).containsExactly(FeedGap.open(earlier, earlier));
    assertThat(unchanged(next, earlier.minusSeconds(60)).dueAt()).isAfter(earlier);
  }

  @Nested
  class AGap {
    private final FeedStatus before = polled(EMPTY, NOW, document(0, 9));
    private final Instant later = NOW.plus(Duration.ofMinutes(8));

    @Test
    void isRecordedFromTheLastReadingToTheOneWithoutOverlap() {
      FeedStatus status = polled(new FeedHistory(ID, before), later, document(50, 59));
      assertThat(coverage(status).gaps()).containsExactly(FeedGap.open(NOW, later));
      assertThat(coverage(status).missed()).isEqualTo(Duration.ofMinutes(8));
      assertThat(coverage(status).share(NOW.plus(Duration.ofMinutes(80)))).isEqualTo(0.9);
    }

    @Test
    void beginsAtTheLastReadingAlsoWhenPollsFailedSince() {
      FeedStatus failed =
          new FeedHistory(ID, before)
              .failed("no answer", Setback.PASSING, null, NOW.plusSeconds(60), schedule);
      FeedStatus status = polled(new FeedHistory(ID, failed), later, document(50, 59));
      assertThat(coverage(status).gaps()).containsExactly(FeedGap.open(NOW, later));
    }

    @Test
    void makesTheNextPollComeSooner() {
      FeedStatus status = polled(new FeedHistory(ID, before), later, document(50, 59));
      assertThat(interval(status)).isEqualTo(interval(before).dividedBy(4));
    }

    @Test
    void isNoneWhereAnEntryIsKnown() {
      FeedStatus status = polled(new FeedHistory(ID, before), later, document(8, 17));
      assertThat(coverage(status).gaps()).isEmpty();
      assertThat(coverage(status).share(later)).isOne();
    }

    @Test
    void onlyTheNewestHundredAreKept() {
      FeedStatus status = before;
      for (int i = 1; i <= 101; i++) {
        status =
            polled(
                new FeedHistory(ID, status),
                NOW.plus(Duration.ofMinutes(i)),
                document(100 * i, 100 * i + 9));
      }
      assertThat(coverage(status).gaps()).hasSize(FeedCoverage.MAX_GAPS);
      assertThat(coverage(status).missed()).isEqualTo(Duration.ofMinutes(101));
    }
  }

  @Nested
  class AServerThatLies {
    private static final Validators SAME = new Validators("\"1\"", null);
    private final FeedStatus before =
        EMPTY.read(listing(document(0, 9), EMPTY, SAME, SAME), NOW, schedule);

    @Test
    void isAskedUnconditionallyOnceADay() {
      FeedHistory history = new FeedHistory(ID, before);
      assertThat(history.validators(NOW.plus(Duration.ofHours(23)))).isEqualTo(SAME);
      assertThat(history.validators(NOW.plus(Duration.ofHours(24)))).isEqualTo(Validators.NONE);
    }

    @Test
    void isAskedUnconditionallySoonerWhenItIsQuieterThanUsual() {
      FeedStatus lively = EMPTY.read(listing(hourly(12, NOW), EMPTY, SAME, SAME), NOW, schedule);
      FeedHistory history = new FeedHistory(ID, lively);
      assertThat(history.validators(NOW.plus(Duration.ofMinutes(179)))).isEqualTo(SAME);
      assertThat(history.validators(NOW.plus(Duration.ofHours(3)))).isEqualTo(Validators.NONE);
    }

    @Test
    void isNoLongerBelievedForAWeekOnceItIsFoundOut() {
      FeedHistory history = new FeedHistory(ID, before);
      Instant then = NOW.plus(Duration.ofDays(1));
      FeedStatus caught =
          history.read(listing(document(5, 14), history, Validators.NONE, SAME), then, schedule);
      FeedHistory after = new FeedHistory(ID, caught);
      assertThat(after.validators(then.plusSeconds(1))).isEqualTo(Validators.NONE);
      Instant weekLater = then.plus(Duration.ofDays(7));
      FeedStatus honest =
          after.read(
              listing(document(5, 14), after, Validators.NONE, SAME),
              weekLater.minusSeconds(60),
              schedule);
      FeedHistory last = new FeedHistory(ID, honest);
      assertThat(last.validators(weekLater.minusSeconds(1))).isEqualTo(Validators.NONE);
      assertThat(last.validators(weekLater)).isEqualTo(SAME);
    }
  }

  @Nested
  class AFeedThatMoved {
    private static final URI NEW = URI.create("https://new.example/rss");
    private final Feed feed =
        new Feed(ID, URI.create("https://news.example/rss"), null, List.of(), false, null, false);

    @Test
    void isAskedThereAndBackWhereItWasWhenItKeepsFailing() {
      FeedDocument document = document(0, 9);
      FeedStatus status =
          EMPTY.read(
              new Listing(
                  document,
                  EMPTY.seen(),
                  new Overlap(0, 0),
                  9,
                  Validators.NONE,
                  Validators.NONE,
                  NEW,
                  null),
              NOW,
              schedule);
      assertThat(new FeedHistory(ID, status).address(feed)).isEqualTo(NEW);
      status = polled(new FeedHistory(ID, status), NOW, document);
      assertThat(new FeedHistory(ID, status).address(feed)).isEqualTo(NEW);
      for (int i = 0; i < 3; i++) {
        assertThat(new FeedHistory(ID, status).address(feed)).isEqualTo(NEW);
        status =
            new FeedHistory(ID, status).failed("no answer", Setback.PASSING, null, NOW, schedule);
      }
      assertThat(new FeedHistory(ID, status).address(feed)).isEqualTo(feed.url());
    }
  }

  private static FeedCoverage coverage(FeedStatus status) {
    return requireNonNull(status.coverage());
  }

  private static Duration interval(FeedStatus status) {
    return requireNonNull(status.rhythm()).interval();
  }

  private FeedStatus unchanged(FeedStatus status, Instant at) {
    return new FeedHistory(ID, status).unchanged(null, null, at, schedule);
  }

  private FeedStatus polled(FeedHistory history, Instant at, FeedDocument document) {
    return history.read(listing(document, history, Validators.NONE, Validators.NONE), at, schedule);
  }

  private static Listing listing(
      FeedDocument document, FeedHistory history, Validators asked, Validators given) {
    Sifted sifted = history.seen().sift(document);
    return new Listing(
        document, sifted.seen(), sifted.overlap(), sifted.news().size(), asked, given, null, null);
  }

  /** The entries from this number to that, without times. */
  private static FeedDocument document(int from, int to) {
    return new FeedDocument(
        "x",
        null,
        IntStream.range(from, to)
            .mapToObj(i -> new Entry("e" + i, "/" + i, "E" + i, null, null, null, null))
            .toList());
  }

  /** So many entries an hour apart, the newest an hour before that time. */
  private static FeedDocument hourly(int count, Instant before) {
    return new FeedDocument(
        "x",
        null,
        IntStream.rangeClosed(1, count)
            .mapToObj(
                i ->
                    new Entry(
                        "h" + i,
                        "/h" + i,
                        "H" + i,
                        null,
                        null,
                        null,
                        before.minus(Duration.ofHours(i))))
            .toList());
  }

  private FeedStatus read(FeedHistory history, @Nullable String title, Validators validators) {
    FeedDocument document = new FeedDocument(title, null, List.of());
    return history.read(listing(document, history, Validators.NONE, validators), NOW, schedule);
  }

  private static FeedStatus known() {
    return new FeedStatus(ID, "x", "\"1\"", null, Map.of("key", "print"), THEN, THEN, NOW, 0, null);
  }
}
