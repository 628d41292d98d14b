package newswatch.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import newswatch.events.EventJson;
import tools.jackson.databind.JsonNode;

/** An open stream of server-sent events, read as a browser reads it. */
final class HeardStream implements AutoCloseable {
  private final HttpResponse<InputStream> response;
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private volatile String lastEventId = "";
  private volatile boolean ended;

  /** An event with data. */
  record Event(String name, String id, String data) {
    JsonNode article() {
      return EventJson.mapper().readTree(data).get("article");
    }
  }

  private HeardStream(HttpResponse<InputStream> response) {
    this.response = response;
  }

  static HeardStream of(HttpClient http, HttpRequest request) {
    try {
      HeardStream heard =
          new HeardStream(http.send(request, HttpResponse.BodyHandlers.ofInputStream()));
      Thread.ofVirtual().start(heard::read);
      return heard;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void read() {
    String name = "";
    StringBuilder data = new StringBuilder();
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          if (!data.isEmpty()) {
            events.add(new Event(name, lastEventId, data.toString()));
          }
          name = "";
          data.setLength(0);
        } else if (line.startsWith("id: ")) {
          lastEventId = line.substring("id: ".length());
        } else if (line.startsWith("event: ")) {
          name = line.substring("event: ".length());
        } else if (line.startsWith("data: ")) {
          data.append(line.substring("data: ".length()));
        }
      }
    } catch (IOException _) {
      // The test closed it, or the service did.
    }
    ended = true;
  }

  HttpResponse<InputStream> response() {
    return response;
  }

  /** Empty until the stream has said from where it tells. */
  String lastEventId() {
    return lastEventId;
  }

  List<Event> events() {
    return events;
  }

  List<String> titles() {
    return events.stream()
        .filter(event -> event.name().equals("article"))
        .map(event -> event.article().get("title").asString())
        .toList();
  }

  boolean hasEnded() {
    return ended;
  }

  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
