package newswatch.ingest.channel;

import java.util.ArrayList;
import java.util.List;
import newswatch.events.ArticleSeen;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import newswatch.events.FeedStatus;
import newswatch.events.PageId;
import newswatch.events.PageWatch;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the sightings of one feed go, for as long as its partition stays ours without a break: what
 * a poll brings that began before the partition was lost is not published, even if the partition
 * has come back.
 */
public final class FeedSightings {
  private static final Logger LOG = LoggerFactory.getLogger(FeedSightings.class);

  /** Room for a record's key and the batch around it. */
  private static final int ENVELOPE_BYTES = 1_024;

  static final int MAX_VALUE_BYTES = Channel.MAX_RECORD_BYTES - ENVELOPE_BYTES;

  private final PartitionProducer producer;

  FeedSightings(PartitionProducer producer) {
    this.producer = producer;
  }

  /**
   * Publishes the sightings, the pages that are to be looked at and the feed's status, all of it or
   * nothing, and waits for Kafka's acknowledgement. A sighting that no record can hold is left out,
   * because it would keep its feed from being recorded for ever.
   */
  public Outcome publish(List<ArticleSeen> sightings, List<PageWatch> pages, FeedStatus status) {
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>(of(sightings));
    int tooLarge = sightings.size() - records.size();
    pages.forEach(page -> records.add(of(page.id(), page)));
    records.add(
        new ProducerRecord<>(
            Channel.FEED_STATUS.name(),
            status.id().partition(Channel.FEED_STATUS.partitions()),
            status.id().value(),
            EventJson.write(status)));
    return producer.publish(records, new Outcome.Published(tooLarge));
  }

  /**
   * Publishes what a look at a page brought.
   *
   * @param next when it is looked at again; absent after the last look
   */
  public Outcome publish(List<ArticleSeen> sightings, PageId id, @Nullable PageWatch next) {
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>(of(sightings));
    int tooLarge = sightings.size() - records.size();
    records.add(of(id, next));
    return producer.publish(records, new Outcome.Published(tooLarge));
  }

  /** Publishes a canary, which is of no feed. */
  public Outcome publish(ArticleSeen canary) {
    return producer.publish(of(List.of(canary)), new Outcome.Published(0));
  }

  /** Publishes that these pages are looked at no more. */
  public Outcome end(List<PageId> pages) {
    return producer.publish(
        pages.stream().map(id -> of(id, null)).toList(), new Outcome.Published(0));
  }

  private static ProducerRecord<String, byte[]> of(PageId id, @Nullable PageWatch page) {
    return new ProducerRecord<>(
        Channel.PAGES.name(),
        id.feed().partition(Channel.PAGES.partitions()),
        id.value(),
        page == null ? null : EventJson.write(page));
  }

  private static List<ProducerRecord<String, byte[]>> of(List<ArticleSeen> sightings) {
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    for (ArticleSeen sighting : sightings) {
      byte[] json = EventJson.write(sighting);
      if (json.length <= MAX_VALUE_BYTES) {
        records.add(
            new ProducerRecord<>(Channel.ARTICLES.name(), sighting.article().id().value(), json));
      } else {
        LOG.atWarn()
            .addKeyValue("feeds", sighting.feeds())
            .addKeyValue("articleId", sighting.article().id())
            .addKeyValue("bytes", json.length)
            .log("article refused, it is larger than a record may be");
      }
    }
    return records;
  }
}
