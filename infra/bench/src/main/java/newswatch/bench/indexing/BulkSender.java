package newswatch.bench.indexing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** Sends bodies of bulk requests to a node, a few at a time. For one thread. */
final class BulkSender {
  private static final int AT_A_TIME = 3;
  private static final int OK = 200;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Semaphore free = new Semaphore(AT_A_TIME);
  private final List<CompletableFuture<?>> answers = new ArrayList<>();
  private final URI bulk;

  BulkSender(URI node) {
    this.bulk = node.resolve("/_bulk");
  }

  /** Sends one, once fewer than three are on their way. */
  void send(byte[] body) {
    free.acquireUninterruptibly();
    answers.add(
        client
            .sendAsync(
                HttpRequest.newBuilder(bulk)
                    .header("Content-Type", "application/x-ndjson")
                    .POST(BodyPublishers.ofByteArray(body))
                    .build(),
                BodyHandlers.discarding())
            .thenAccept(BulkSender::require)
            .whenComplete((_, _) -> free.release()));
  }

  /** Waits for all, and fails where one did. */
  void finish() {
    answers.forEach(CompletableFuture::join);
    client.close();
  }

  private static void require(HttpResponse<Void> answer) {
    if (answer.statusCode() != OK) {
      throw new IllegalStateException("a bulk request was answered with " + answer.statusCode());
    }
  }
}
