package newswatch.local.handin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes articles as the console does. An article called {@code bad} is refused at once, one called
 * {@code late} is refused after it was taken; {@code large} is too much in company; the others can
 * be found when they are asked for the second time.
 */
final class FakeConsole implements AutoCloseable {
  private final HttpServer server;
  private final List<String> bodies = new ArrayList<>();
  private final Map<String, Integer> asked = new HashMap<>();
  private final List<String> queries = new ArrayList<>();
  private @Nullable String token;
  private int away;
  private int open;
  private int mostOpen;

  FakeConsole() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext("/api/articles", this::take);
    server.createContext("/api/submissions/", this::tell);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** How many requests are answered with 503 before the next is taken. */
  synchronized void goAway(int requests) {
    away = requests;
  }

  /** From now on only who shows this token is answered. */
  synchronized void askFor(String one) {
    token = one;
  }

  synchronized List<String> lines() {
    return bodies.stream().flatMap(String::lines).toList();
  }

  synchronized int parcels() {
    return bodies.size();
  }

  synchronized List<String> queries() {
    return List.copyOf(queries);
  }

  /** The most parcels that were on their way together. */
  synchronized int mostOpen() {
    return mostOpen;
  }

  private synchronized void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    List<String> lines = body.lines().toList();
    String shown = exchange.getRequestHeaders().getFirst("Authorization");
    if (token != null && !("Bearer " + token).equals(shown)) {
      answer(exchange, 401, "{\"detail\":\"Send a token.\"}");
    } else if (away > 0) {
      away--;
      answer(exchange, 503, "{\"detail\":\"Kafka does not answer\"}");
    } else if (lines.size() > 1 && body.contains("large")) {
      answer(exchange, 413, "");
    } else if (lines.stream().allMatch(line -> line.contains("bad"))) {
      answer(
          exchange, 400, "{\"detail\":\"no article\",\"errors\":" + problems(lines, "bad") + "}");
    } else {
      bodies.add(body);
      queries.add(String.valueOf(exchange.getRequestURI().getQuery()));
      open++;
      mostOpen = Math.max(open, mostOpen);
      answer(
          exchange,
          202,
          "{\"id\":\"s%d\",\"received\":%d,\"refused\":%s}"
              .formatted(bodies.size(), lines.size(), problems(lines, "bad")));
    }
  }

  private synchronized void tell(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String id = path.substring(path.lastIndexOf('/') + 1);
    List<String> lines = bodies.get(Integer.parseInt(id.substring(1)) - 1).lines().toList();
    boolean ended = asked.merge(id, 1, Integer::sum) == 2;
    open -= ended ? 1 : 0;
    answer(
        exchange,
        200,
        "{\"id\":\"%s\",\"state\":\"%s\",\"searchable\":%d,\"problems\":%s}"
            .formatted(
                id, ended ? "searchable" : "published", lines.size(), problems(lines, "late")));
  }

  private static String problems(List<String> lines, String sort) {
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(sort)) {
        problems.add("{\"line\":%d,\"problem\":\"is %s\"}".formatted(i + 1, sort));
      }
    }
    return problems.toString();
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
