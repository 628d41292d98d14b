package newswatch.bench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import newswatch.local.process.Child;
import newswatch.local.process.Launch;
import newswatch.local.process.LocalPort;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in for nginx answers as nginx does. */
class PlainServerTest {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir Path folder;

  private final int port = LocalPort.free();
  private final Corpus corpus = new Corpus("feeds", 20, 1, port);
  private Path log;
  private Child server;

  @BeforeEach
  void start() throws Exception {
    log = folder.resolve("requests.log");
    new FeedFiles(folder.resolve("site"), corpus).write();
    server =
        Child.start(
            new Launch(
                PlainServer.command(folder.resolve("site"), port, log),
                Map.of(),
                folder,
                folder.resolve("server.log")));
    Awaitility.await().ignoreExceptions().until(() -> get("nothing").statusCode() == 404);
  }

  @AfterEach
  void stop() {
    server.kill();
  }

  private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.1.250:%d/%s".formatted(port, path)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
  }

  @Test
  void fileIsServedWithItsETagAndIsNotSentTwice() throws Exception {
    String path = corpus.feeds().get(7).path();
    HttpResponse<byte[]> whole = get(path);
    assertThat(whole.body()).isEqualTo(Files.readAllBytes(folder.resolve("site").resolve(path)));
    String etag = whole.headers().firstValue("etag").orElseThrow();
    assertThat(get(path, "If-None-Match", etag).statusCode()).isEqualTo(304);
    assertThat(get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
  }

  @Test
  void compressedCopyIsSentToWhoTakesIt() throws Exception {
    String path = corpus.feeds().get(7).path();
    HttpResponse<byte[]> answer = get(path, "Accept-Encoding", "gzip");
    assertThat(answer.headers().firstValue("content-encoding")).hasValue("gzip");
    assertThat(answer.body().length).isLessThan(get(path).body().length);
  }

  @Test
  void everyRequestIsLogged() throws Exception {
    RequestLog requests = new RequestLog(log);
    requests.news();
    String path = corpus.feeds().get(7).path();
    get(path);
    List<Request> news = Awaitility.await().until(requests::news, answered -> !answered.isEmpty());
    assertThat(news).hasSize(1);
    assertThat(news.getFirst().path()).isEqualTo(path);
    assertThat(news.getFirst().status()).isEqualTo(200);
    assertThat(Files.readString(log, UTF_8)).endsWith("\n");
  }
}
