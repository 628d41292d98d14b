package newswatch.search.status;

import static java.util.Objects.requireNonNull;

import java.util.List;
import newswatch.events.Channel;

/**
 * A service as Kafka knows it.
 *
 * @param members the consumer group that every instance joins
 * @param group the consumer group that commits how far it has read
 * @param reads what that group reads
 */
public record Reader(String service, String members, String group, List<Channel> reads) {
  /** Its feeds have a group of their own, which commits nothing: feeds are read anew each time. */
  public static final Reader INGEST =
      new Reader(
          "ingest-service", "ingest-service", "ingest-submissions", List.of(Channel.SUBMISSIONS));

  public static final Reader CLASSIFY =
      new Reader(
          "classify-service",
          "classify-service",
          "classify-service",
          List.of(Channel.ARTICLES, Channel.RETAG, Channel.CLASSIFIED));

  public static final Reader SEARCH =
      new Reader(
          "search-service", "search-service", "search-service", List.of(Channel.TAGGED_ARTICLES));

  /** What search-service reads to send alerts, by a group of its own. */
  public static final Reader DELIVERY =
      new Reader("delivery", "newswatch-delivery", "newswatch-delivery", List.of(Channel.ALERTS));

  public Reader {
    requireNonNull(service, "service");
    requireNonNull(members, "members");
    requireNonNull(group, "group");
    reads = List.copyOf(reads);
  }
}
