package newswatch.bench.alerts;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import newswatch.events.ArticleId;
import newswatch.events.EventJson;
import newswatch.local.process.Unable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Receives webhooks, and takes the time of each when its body has been read. */
final class Hooks implements AutoCloseable {
  /** All addresses are in it. */
  static final String BLOCK = "127.0.3.0/24";

  /** No block of 256 has more. */
  static final int MOST = 250;

  private static final int NO_CONTENT = 204;

  private final LoopbackServer server;
  private final int receivers;
  private final List<Receipt> receipts = new ArrayList<>();
  private final Set<Told> told = ConcurrentHashMap.newKeySet();
  private int unreadable;

  /**
   * Each receiver has an address of its own, as receivers have in life: who sends opens a few
   * connections to one host at most.
   *
   * @param receivers 1 to {@value #MOST}
   */
  Hooks(int receivers) {
    this.receivers = receivers;
    this.server =
        LoopbackServer.start(
            IntStream.range(0, receivers).mapToObj(Hooks::address).toList(), this::take);
  }

  private static String address(int receiver) {
    return "127.0.3." + (receiver + 1);
  }

  int receivers() {
    return receivers;
  }

  int port() {
    return server.port();
  }

  /** Where a receiver takes webhooks. */
  URI uri(int receiver) {
    return uri(receiver, server.port());
  }

  static URI uri(int receiver, int port) {
    return URI.create("http://%s:%d/hooks/%d".formatted(address(receiver), port, receiver));
  }

  private LoopbackServer.Answer take(LoopbackServer.Request request) {
    long now = System.nanoTime();
    // Nobody who is measured waits for what is made of it.
    return new LoopbackServer.Answer(NO_CONTENT, Map.of(), "", () -> note(request.body(), now));
  }

  private void note(String body, long now) {
    try {
      JsonNode webhook = EventJson.mapper().readTree(body);
      JsonNode data = webhook.path("data");
      String message = data.path("message").asString();
      String subscription = data.at("/subscription/id").asString();
      for (JsonNode alert : data.path("alerts").values()) {
        Told one = new Told(subscription, new ArticleId(alert.path("article").asString()));
        synchronized (this) {
          receipts.add(new Receipt(one, message, now, stations(webhook, alert)));
        }
        told.add(one);
      }
    } catch (RuntimeException _) {
      synchronized (this) {
        unreadable++;
      }
    }
  }

  private static Receipt.@Nullable Stations stations(JsonNode webhook, JsonNode alert) {
    return webhook.has("timestamp")
        ? new Receipt.Stations(
            Instant.parse(alert.path("fetchedAt").asString()),
            Instant.parse(alert.path("raisedAt").asString()),
            Instant.parse(webhook.path("timestamp").asString()))
        : null;
  }

  /** Whether all of these were told. */
  boolean haveAll(Set<Told> expected) {
    return told.containsAll(expected);
  }

  /**
   * All so far.
   *
   * @throws Unable when something came that is no webhook of ours
   */
  synchronized List<Receipt> receipts() {
    if (unreadable > 0) {
      throw new Unable(unreadable + " webhooks came that cannot be read.");
    }
    return List.copyOf(receipts);
  }

  @Override
  public void close() {
    server.close();
  }
}
