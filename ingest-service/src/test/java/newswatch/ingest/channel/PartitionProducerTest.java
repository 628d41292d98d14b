package newswatch.ingest.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.ArticleSeen;
import newswatch.events.Channel;
import newswatch.events.FeedId;
import newswatch.events.FeedStatus;
import newswatch.events.Origin;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class PartitionProducerTest {
  private static final FeedId FEED = new FeedId("news.example-0123456789ab");
  private static final FeedStatus STATUS =
      new FeedStatus(FEED, null, null, null, Map.of(), Instant.EPOCH, null, Instant.EPOCH, 0, null);

  private final List<MockProducer<String, byte[]>> made = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T12:00:00Z");
  private final PartitionProducer producer = new PartitionProducer(0, this::make, () -> now);
  private final FeedSightings sightings = new FeedSightings(producer);

  @Test
  void sightingsAndStatusAreOneTransaction() {
    assertThat(sightings.publish(List.of(sighting("A"), sighting("B")), List.of(), STATUS))
        .isEqualTo(new Outcome.Published(0));
    assertThat(last().commitCount()).isOne();
    assertThat(last().history())
        .extracting(record -> record.topic())
        .containsExactly(
            Channel.ARTICLES.name(), Channel.ARTICLES.name(), Channel.FEED_STATUS.name());
    assertThat(last().history().getLast().partition())
        .isEqualTo(FEED.partition(Channel.FEED_STATUS.partitions()));
  }

  @Test
  void sightingLargerThanARecordIsLeftOutAndTheOthersAreNot() {
    assertThat(
            sightings.publish(
                List.of(sighting("x".repeat(Channel.MAX_RECORD_BYTES)), sighting("B")),
                List.of(),
                STATUS))
        .isEqualTo(new Outcome.Published(1));
    assertThat(last().history()).hasSize(2);
  }

  @Test
  void failureLeavesNothingBehindAndTheSameProducerGoesOn() {
    last().sendException = new KafkaException("full");
    assertThat(publish()).isEqualTo(new Outcome.Failed("full"));
    last().sendException = null;
    assertThat(publish()).isEqualTo(new Outcome.Published(0));
    assertThat(made).hasSize(1);
    assertThat(last().history()).hasSize(1);
  }

  @Test
  void producerThatCannotAbortIsReplaced() {
    last().commitTransactionException = new KafkaException("lost");
    last().abortTransactionException = new KafkaException("lost too");
    assertThat(publish()).isEqualTo(new Outcome.Failed("lost"));
    assertThat(last().closed()).isTrue();
    assertThat(publish()).isEqualTo(new Outcome.Published(0));
    assertThat(made).hasSize(2);
  }

  @Test
  void fencedProducerWaitsUntilALostPartitionWouldBeKnownAndIsThenReplaced() {
    last().fenceProducer();
    assertThat(publish()).isInstanceOf(Outcome.Failed.class);
    assertThat(publish()).isEqualTo(new Outcome.Failed("another instance may own the feed"));
    assertThat(made).hasSize(1);
    now = now.plus(Duration.ofSeconds(11));
    assertThat(publish()).isEqualTo(new Outcome.Published(0));
    assertThat(made).hasSize(2);
  }

  @Test
  void nothingIsPublishedOnceThePartitionIsSomebodyElses() {
    producer.close();
    assertThat(publish()).isEqualTo(new Outcome.NotOurs());
    assertThat(last().closed()).isTrue();
    assertThat(made).hasSize(1);
  }

  @Test
  void commitThatTimesOutIsAskedForUntilItIsKnown() {
    PartitionProducer slow = new PartitionProducer(0, SlowCommit::new, () -> now);
    assertThat(new FeedSightings(slow).publish(List.of(sighting("A")), List.of(), STATUS))
        .isEqualTo(new Outcome.Published(0));
  }

  private Outcome publish() {
    return sightings.publish(List.of(), List.of(), STATUS);
  }

  private MockProducer<String, byte[]> last() {
    return made.getLast();
  }

  private Producer<String, byte[]> make() {
    MockProducer<String, byte[]> next = new Mock();
    next.initTransactions();
    made.add(next);
    return next;
  }

  private static ArticleSeen sighting(String body) {
    return new ArticleSeen(
        new Article(
            ArticleId.ofAddress(URI.create("https://news.example/a")),
            null,
            "T",
            null,
            body,
            false,
            null,
            "s",
            null,
            null),
        List.of(FEED),
        List.of(),
        Origin.LIVE,
        Instant.EPOCH);
  }

  private static class Mock extends MockProducer<String, byte[]> {
    Mock() {
      super(true, null, new StringSerializer(), new ByteArraySerializer());
    }
  }

  private static final class SlowCommit extends Mock {
    private int commits;

    SlowCommit() {
      initTransactions();
    }

    @Override
    public void commitTransaction() {
      if (commits++ == 0) {
        throw new TimeoutException("no answer in 60 s");
      }
      super.commitTransaction();
    }
  }
}
