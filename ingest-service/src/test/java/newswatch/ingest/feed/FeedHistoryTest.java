package newswatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.FeedId;
import newswatch.events.FeedStatus;
import newswatch.fetch.Validators;
import newswatch.ingest.document.Entry;
import newswatch.ingest.document.FeedDocument;
import newswatch.ingest.document.FeedReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeedHistoryTest {
  private static final FeedId ID = new FeedId("news.example-0123456789ab");
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant THEN = NOW.minusSeconds(300);
  private static final FeedHistory EMPTY = new FeedHistory(ID, null);

  private final Schedule schedule =
      new Schedule(
          new FeedProperties(Duration.ofMinutes(5), Duration.ofHours(1), 1), new Random(1));

  @Test
  void feedIsNewUntilItWasRead() {
    assertThat(EMPTY.isEmpty()).isTrue();
    FeedHistory failed = new FeedHistory(ID, EMPTY.failed("no answer", null, NOW, schedule));
    assertThat(failed.isEmpty()).isTrue();
    FeedHistory read = new FeedHistory(ID, read(failed, "x", Validators.NONE));
    assertThat(read.isEmpty()).isFalse();
  }

  @Test
  void failureKeepsWhatWasKnownAndIsCounted() {
    FeedStatus known = known();
    FeedStatus failed = new FeedHistory(ID, known).failed("no answer", null, NOW, schedule);
    assertThat(failed.entries()).isEqualTo(known.entries());
    assertThat(failed.etag()).isEqualTo(known.etag());
    assertThat(failed.changedAt()).isEqualTo(THEN);
    assertThat(failed.problem()).isEqualTo("no answer");
    assertThat(failed.failures()).isOne();
    assertThat(new FeedHistory(ID, failed).failed("again", null, NOW, schedule).failures())
        .isEqualTo(2);
  }

  @Test
  void successEndsAProblem() {
    FeedStatus failed = new FeedHistory(ID, known()).failed("no answer", null, NOW, schedule);
    FeedStatus unchanged = new FeedHistory(ID, failed).unchanged(NOW, schedule);
    assertThat(unchanged.problem()).isNull();
    assertThat(unchanged.failures()).isZero();
    assertThat(unchanged.changedAt()).isEqualTo(THEN);
    assertThat(unchanged.entries()).isEqualTo(known().entries());
  }

  @Test
  void validatorsAreThoseOfTheLastAnswer() {
    assertThat(EMPTY.validators()).isEqualTo(Validators.NONE);
    assertThat(new FeedHistory(ID, known()).validators()).isEqualTo(new Validators("\"1\"", null));
  }

  @Test
  void statusStaysSmallWhateverAPublisherSends() {
    String endless = "😀".repeat(1_000_000);
    FeedStatus read = read(EMPTY, endless, new Validators("x".repeat(1_000_000), null));
    FeedStatus failed = EMPTY.failed(endless, null, NOW, schedule);
    assertThat(EventJson.write(read)).hasSizeLessThan(10_000);
    assertThat(EventJson.write(failed)).hasSizeLessThan(10_000);
    assertThat(read.etag()).isNull();
  }

  @Test
  void statusOfTheLongestFeedFitsARecord() {
    List<Entry> entries =
        java.util.stream.IntStream.range(0, FeedReader.MAX_ENTRIES)
            .mapToObj(i -> new Entry("e" + i, null, "E", null, null, null, null))
            .toList();
    FeedDocument document = new FeedDocument("x", null, entries);
    FeedStatus status =
        EMPTY.read(document, EMPTY.seen().and(document), true, Validators.NONE, NOW, schedule);
    assertThat(EventJson.write(status)).hasSizeLessThan(Channel.MAX_RECORD_BYTES / 2);
  }

  private FeedStatus read(FeedHistory history, @Nullable String title, Validators validators) {
    FeedDocument document = new FeedDocument(title, null, List.of());
    return history.read(document, history.seen(), false, validators, NOW, schedule);
  }

  private static FeedStatus known() {
    return new FeedStatus(ID, "x", "\"1\"", null, Map.of("key", "print"), THEN, THEN, NOW, 0, null);
  }
}
