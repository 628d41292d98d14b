package newswatch.search.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.VersionType;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import newswatch.search.index.Stored.AlreadyNewer;
import newswatch.search.index.Stored.Done;
import newswatch.search.index.Stored.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node that answers for each document what the test has it answer, attempt by attempt. */
class BulkRequestsTest {
  private static final Pattern ID = Pattern.compile("\"_id\":\"([^\"]+)\"");
  private static final int MANY_BYTES = 5 * 1024 * 1024;

  private final Map<String, List<Integer>> statuses = new HashMap<>();

  /** The ids in each request. */
  private final List<List<String>> requests = new ArrayList<>();

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private int wholeStatus = 200;
  private HttpServer server;
  private ElasticsearchClient client;
  private BulkRequests bulk;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    client =
        ElasticsearchClient.of(to -> to.host("http://127.0.0.1:" + server.getAddress().getPort()));
    bulk = new BulkRequests(client, meters);
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.stop(0);
  }

  @Test
  void documentsThatWereCrowdedOutAreSentAgainAndNoOthers() {
    statuses.put("b", List.of(429, 429, 201));
    statuses.put("d", List.of(429, 200));

    assertThat(bulk.send(documents("a", "b", "c", "d"))).hasOnlyElementsOfType(Done.class);

    assertThat(requests)
        .containsExactly(List.of("a", "b", "c", "d"), List.of("b", "d"), List.of("b"));
    assertThat(meters.counter("newswatch.index.crowded.out").count()).isEqualTo(3);
  }

  @Test
  void eachEndingIsToldInTheOrderOfTheDocuments() {
    statuses.put("old", List.of(409));
    statuses.put("bad", List.of(400));
    statuses.put("later", List.of(503, 200));

    assertThat(bulk.send(documents("old", "later", "bad", "new")))
        .extracting(ending -> (Object) ending.getClass())
        .containsExactly(AlreadyNewer.class, Done.class, Refused.class, Done.class);
  }

  @Test
  void whatMayPassIsNoFaultOfTheDocument() {
    statuses.put("closed", List.of(403, 201));
    statuses.put("gone", List.of(404, 201));

    assertThat(bulk.send(documents("closed", "gone"))).hasOnlyElementsOfType(Done.class);
  }

  @Test
  void requestThatIsRefusedAsAWholeIsSentApart() {
    wholeStatus = 413;

    assertThat(bulk.send(documents("a", "b", "c"))).hasOnlyElementsOfType(Refused.class);
    assertThat(requests).hasSize(5).contains(List.of("a"), List.of("b"), List.of("c"));
  }

  @Test
  void requestsHoldFiveMegabytesOfDocuments() {
    List<Storing> documents = new ArrayList<>(documents("a", "b"));
    documents.add(document("large", MANY_BYTES));
    documents.addAll(documents("c"));

    bulk.send(documents);

    assertThat(requests).containsExactly(List.of("a", "b", "large"), List.of("c"));
  }

  @Test
  void wholeRequestThatIsRefusedForNowComesAgainLater() {
    wholeStatus = 429;

    assertThatThrownBy(() -> bulk.send(documents("a"))).isInstanceOf(IndexUnavailable.class);
  }

  private static List<Storing> documents(String... ids) {
    return Arrays.stream(ids).map(id -> document(id, 100)).toList();
  }

  private static Storing document(String id, int bytes) {
    return new Storing(
        "i", id, 1, VersionType.External, Storing.json(Map.of("text", "x".repeat(bytes))));
  }

  private void answer(HttpExchange exchange) {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      List<String> ids = ID.matcher(body).results().map(BulkRequestsTest::id).toList();
      requests.add(ids);
      String items = ids.stream().map(this::item).collect(Collectors.joining(","));
      byte[] answer =
          (wholeStatus == 200
                  ? "{\"took\":1,\"errors\":true,\"items\":[%s]}".formatted(items)
                  : "{\"error\":{\"type\":\"t\",\"reason\":\"r\"},\"status\":%d}"
                      .formatted(wholeStatus))
              .getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
      exchange.sendResponseHeaders(wholeStatus, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String id(MatchResult match) {
    return match.group(1);
  }

  private String item(String id) {
    List<Integer> turn = statuses.getOrDefault(id, List.of(201));
    int status = turn.getFirst();
    if (turn.size() > 1) {
      statuses.put(id, turn.subList(1, turn.size()));
    }
    String type = status == 400 ? "document_parsing_exception" : "some_exception";
    String error =
        status < 300 ? "" : ",\"error\":{\"type\":\"%s\",\"reason\":\"r\"}".formatted(type);
    return "{\"index\":{\"_index\":\"i\",\"_id\":\"%s\",\"status\":%d%s}}"
        .formatted(id, status, error);
  }
}
