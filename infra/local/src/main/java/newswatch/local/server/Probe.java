package newswatch.local.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Asks parts of the local stack over HTTP. */
public final class Probe {
  private static final Duration LIMIT = Duration.ofSeconds(3);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(LIMIT)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();

  private Probe() {}

  /** Whether the address answers 200 within three seconds. */
  public static boolean answers(String address) {
    return get(address).isPresent();
  }

  /** The body, where the address answers 200 within three seconds. */
  public static Optional<String> get(String address) {
    return get(address, new ConsoleToken(Optional.empty()));
  }

  /** The same of a console that may ask who comes. */
  public static Optional<String> get(String address, ConsoleToken token) {
    try {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address)).timeout(LIMIT);
      token.authorization().ifPresent(value -> request.setHeader("Authorization", value));
      HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
      return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
