package newswatch.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.transport.endpoints.SimpleEndpoint;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Stores documents in requests of some megabytes, and reads for each how it ended. Those that the
 * node has no room for now are sent again by themselves after a pause that doubles; the others have
 * ended by then.
 *
 * <p>{@code newswatch.index.crowded.out} counts how often a document was sent again.
 */
@Component
final class BulkRequests {
  /** Larger ones make Elasticsearch no faster, and it holds them in memory whole. */
  private static final long REQUEST_BYTES = 5L * 1024 * 1024;

  private static final int BAD_REQUEST = 400;
  private static final int CONFLICT = 409;

  /** Also what a proxy says of a request that is too large for it. */
  private static final Set<Integer> REFUSED_WHOLE = Set.of(BAD_REQUEST, 413);

  private static final Set<String> ABOUT_DOCUMENTS =
      Set.of(
          "document_parsing_exception",
          "mapper_parsing_exception",
          "strict_dynamic_mapping_exception",
          "illegal_argument_exception");

  /** The pauses before them add up to six to thirteen seconds; then all of a batch comes again. */
  private static final int MOST_ATTEMPTS = 8;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private static final SimpleEndpoint<List<Storing>, BulkResponse> STORING =
      new SimpleEndpoint<>(
          "es/bulk",
          _ -> "POST",
          _ -> "/_bulk",
          SimpleEndpoint.emptyMap(),
          SimpleEndpoint.emptyMap(),
          SimpleEndpoint.emptyMap(),
          BulkBody::of,
          BulkResponse._DESERIALIZER);

  private final ElasticsearchClient client;
  private final Counter crowdedOut;

  BulkRequests(ElasticsearchClient client, MeterRegistry meters) {
    this.client = client;
    this.crowdedOut = meters.counter("newswatch.index.crowded.out");
  }

  /**
   * Sends all, one request after the other.
   *
   * @return how it ended for each, in their order
   * @throws IndexUnavailable when Elasticsearch does not answer, or refuses a whole request
   */
  List<Stored> send(List<Storing> documents) {
    Stored[] endings = new Stored[documents.size()];
    List<Integer> left = IntStream.range(0, endings.length).boxed().toList();
    Duration pause = FIRST_PAUSE;
    for (int attempt = 1; !left.isEmpty(); attempt++) {
      sendOnce(documents, left, endings);
      left = left.stream().filter(place -> endings[place] instanceof Stored.TryAgain).toList();
      if (left.isEmpty() || attempt == MOST_ATTEMPTS) {
        break;
      }
      crowdedOut.increment(left.size());
      rest(pause);
      pause = pause.multipliedBy(2);
    }
    return Arrays.asList(endings);
  }

  private void sendOnce(List<Storing> documents, List<Integer> places, Stored[] endings) {
    List<Integer> request = new ArrayList<>();
    long bytes = 0;
    for (int place : places) {
      request.add(place);
      bytes += BulkBody.bytes(documents.get(place));
      if (bytes >= REQUEST_BYTES) {
        sendTogether(documents, request, endings);
        request.clear();
        bytes = 0;
      }
    }
    if (!request.isEmpty()) {
      sendTogether(documents, request, endings);
    }
  }

  private void sendTogether(List<Storing> documents, List<Integer> places, Stored[] endings) {
    List<Storing> these = places.stream().map(documents::get).toList();
    List<BulkResponseItem> items;
    try {
      items = Answers.ask(() -> STORING.call(these, client)).items();
    } catch (ElasticsearchException e) {
      if (!REFUSED_WHOLE.contains(e.status())) {
        throw e;
      }
      sendApart(documents, places, endings, e);
      return;
    }
    for (int i = 0; i < places.size(); i++) {
      endings[places.get(i)] = ending(items.get(i));
    }
  }

  /** What is refused as a whole, for its size or for one of them, is sent in halves. */
  private void sendApart(
      List<Storing> documents,
      List<Integer> places,
      Stored[] endings,
      ElasticsearchException refusal) {
    if (places.size() == 1) {
      endings[places.getFirst()] = new Stored.Refused(String.valueOf(refusal.getMessage()));
      return;
    }
    int half = places.size() / 2;
    sendTogether(documents, List.copyOf(places.subList(0, half)), endings);
    sendTogether(documents, List.copyOf(places.subList(half, places.size())), endings);
  }

  private static Stored ending(BulkResponseItem item) {
    int status = item.status();
    if (item.error() == null) {
      return new Stored.Done();
    }
    if (status == CONFLICT) {
      return new Stored.AlreadyNewer();
    }
    String reason = item.error().type() + ": " + item.error().reason();
    return isAboutTheDocument(status, item.error())
        ? new Stored.Refused(reason)
        : new Stored.TryAgain(reason);
  }

  /** All else may pass: a full or closed index, a right that is missing, too many indices. */
  private static boolean isAboutTheDocument(int status, ErrorCause error) {
    return status == BAD_REQUEST
        && ABOUT_DOCUMENTS.contains(String.valueOf(error.type()))
        && !String.valueOf(error.reason()).contains("Validation Failed");
  }

  /** Between half and all of it, so that who was crowded out together does not come together. */
  private static void rest(Duration pause) {
    long half = pause.toMillis() / 2;
    try {
      Thread.sleep(half + ThreadLocalRandom.current().nextLong(half + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IndexUnavailable("interrupted while the index had no room", e);
    }
  }
}
