package newswatch.search;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static newswatch.search.SampleArticles.article;
import static newswatch.search.SampleArticles.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import newswatch.events.Article;
import newswatch.events.ArticleTagged;
import newswatch.events.EventJson;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Searches read whole, over HTTP, from a real index, by clients of every kind. */
class ExportIT {
  @RegisterExtension private static final Servers SERVERS = new Servers();

  /** More than two batches. */
  private static final int MANY = 2_300;

  /** More of the longest articles than one answer of Elasticsearch may hold. */
  private static final int LONG = 24;

  /** Of another month, and so in an index of their own. */
  private static final int OLD = 2_100;

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final Instant THEN = Instant.parse("2025-01-10T12:00:00Z");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static RunningSearch service;
  private static HttpResponse<String> beforeAnyArticle;

  @BeforeAll
  static void start() {
    service = RunningSearch.start(SERVERS, "--server.tomcat.connection-timeout=3s");
    beforeAnyArticle = service.get("/api/articles/export?format=jsonl");
    IntStream.range(0, MANY).forEach(i -> service.arrive(many(i)));
    IntStream.range(0, OLD).forEach(i -> service.arrive(old(i)));
    String long500k = "quay ".repeat(100_000);
    IntStream.range(0, LONG)
        .forEach(
            i -> service.arrive(from("Long Post", article("long" + i, "Long " + i, long500k))));
    service.arrive(from("Odd Post", article("odd", "=cmd|' /C calc'!A0", "one, \"two\"\nthree")));
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> service.search().get("total").asInt() == MANY + OLD + LONG + 1);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"newest", "oldest"})
  void everyMatchIsALineInTheOrderOfTheSearch(String sort) {
    String search = "?source=Many+Post&sort=" + sort;
    HttpResponse<String> export = service.get("/api/articles/export" + search + "&format=jsonl");
    assertThat(export.statusCode()).isEqualTo(200);
    assertThat(export.headers().firstValue("X-Total-Count")).hasValue(String.valueOf(MANY));
    assertThat(export.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
    assertThat(export.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(export.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"newswatch-articles.jsonl\"");
    assertThat(export.body().lines()).hasSize(MANY);
    assertThat(ids(export.body())).doesNotHaveDuplicates().isEqualTo(idsOfPages(search));
  }

  @Test
  void aLineIsTheArticleAsTheApiTellsIt() {
    String line = service.get("/api/articles/export?format=jsonl&source=Odd+Post").body();
    String id = ids(line).getFirst();
    JsonNode told = service.search("source", "Odd Post").get("articles").get(0);
    assertThat(json(line)).isEqualTo(((ObjectNode) told).without("highlights"));
    assertThat(id).isEqualTo(told.get("id").asString());
  }

  @Test
  void csvHoldsTheSameAndNoFormula() throws IOException {
    HttpResponse<String> export = service.get("/api/articles/export?format=csv&source=Odd+Post");
    assertThat(export.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
    assertThat(export.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"newswatch-articles.csv\"");
    assertThat(csv(export.body()))
        .singleElement()
        .satisfies(
            odd -> {
              assertThat(odd.get("title")).isEqualTo("'=cmd|' /C calc'!A0");
              assertThat(odd.get("body")).isEqualTo("one, \"two\"\nthree");
            });
    assertThat(csv(service.get("/api/articles/export?format=csv&source=Many+Post").body()))
        .hasSize(MANY);
  }

  @Test
  void articlesThatAreTooLongForABatchComeInSmallerOnes() {
    HttpResponse<String> export =
        service.get("/api/articles/export?format=jsonl&source=Long+Post&sort=oldest");
    assertThat(export.headers().firstValue("X-Total-Count")).hasValue(String.valueOf(LONG));
    assertThat(ids(export.body())).hasSize(LONG).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({"newest, jsonl", "oldest, jsonl", "newest, csv"})
  void fileThatWasCutGoesOnAfterItsLastWholeArticle(String sort, String format) throws Exception {
    String address = "/api/articles/export?source=Many+Post&sort=" + sort + "&format=" + format;
    List<String> whole = idsOf(format, service.get(address).body());
    String cut = beginning(address, 4_000_000);
    String kept =
        format.equals("csv") ? wholeRecords(cut) : cut.substring(0, cut.lastIndexOf('\n') + 1);
    List<String> have = idsOf(format, kept);
    assertThat(have).hasSizeBetween(100, MANY - 100);

    HttpResponse<String> rest = service.get(address + "&after=" + have.getLast());
    assertThat(rest.headers().firstValue("X-Total-Count"))
        .hasValue(String.valueOf(MANY - have.size()));
    assertThat(idsOf(format, kept + rest.body())).isEqualTo(whole);
    await().atMost(Duration.ofSeconds(20)).until(() -> openViews() == 0);
  }

  @Test
  void exportThatFailsDoesNotLookComplete() throws Exception {
    HttpResponse<InputStream> export =
        HTTP.send(
            request("/api/articles/export?format=jsonl&source=Old+Post"),
            HttpResponse.BodyHandlers.ofInputStream());
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(export.body(), UTF_8))) {
      lines.add(requireNonNull(reader.readLine()));
      try (ElasticsearchClient client = elasticsearch()) {
        String month = Servers.generation(client) + "-2025.01";
        client.indices().delete(index -> index.index(month));
      }
      assertThatThrownBy(
              () -> {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                  lines.add(line);
                }
              })
          .isInstanceOf(IOException.class);
    }
    assertThat(export.headers().firstValue("X-Total-Count")).hasValue(String.valueOf(OLD));
    assertThat(lines)
        .hasSizeLessThan(OLD)
        .allSatisfy(line -> assertThat(line).startsWith("{\"id\""));
    await().atMost(Duration.ofSeconds(20)).until(() -> openViews() == 0);
  }

  @Test
  void clientsThatDoNotReadAreLetGoAndMeanwhileOthersAreToldToWait() throws Exception {
    List<Socket> silent = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      silent.add(asking("/api/articles/export?format=jsonl"));
    }
    await().atMost(Duration.ofSeconds(10)).until(() -> head().statusCode() == 429);
    assertThat(head().headers().firstValue("Retry-After")).hasValue("30");
    await().atMost(Duration.ofSeconds(30)).until(() -> head().statusCode() == 200);
    await().atMost(Duration.ofSeconds(30)).until(() -> openViews() == 0);
    for (Socket socket : silent) {
      socket.close();
    }
  }

  @Test
  void headTellsHowManyThereAre() throws Exception {
    assertThat(head().headers().firstValue("X-Total-Count")).hasValue(String.valueOf(MANY));
  }

  @Test
  void withoutAnyArticleThereIsNoLine() {
    assertThat(beforeAnyArticle.statusCode()).isEqualTo(200);
    assertThat(beforeAnyArticle.headers().firstValue("X-Total-Count")).hasValue("0");
    assertThat(beforeAnyArticle.body()).isEmpty();
    assertThat(service.get("/api/articles/export?format=csv&q=unheardof").body())
        .startsWith("id,url,title")
        .containsOnlyOnce("\n");
  }

  @Test
  void whatWasExportedCanBeHandedIn() {
    String lines = service.get("/api/articles/export?format=jsonl&source=Odd+Post").body();
    HttpResponse<String> handedIn = service.post("/api/articles", "application/x-ndjson", lines);
    assertThat(handedIn.statusCode()).isEqualTo(202);
    assertThat(RunningSearch.json(handedIn).get("received").asInt()).isEqualTo(1);
    assertThat(RunningSearch.json(handedIn).get("refused").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "q=quay, format",
    "format=xml, format",
    "format=csv&format=csv, format",
    "format=csv&sort=relevance, sort",
    "format=csv&size=5, size",
    "format=csv&cursor=abc, cursor",
    "format=csv&after=abc, after",
    "format=csv&after=00112233445566778899aabbccddeeff, after",
    "format=csv&from=yesterday, from",
    "format=csv&q=(a, q"
  })
  void whatCannotBeUsedIsNamed(String parameters, String named) {
    HttpResponse<String> refused = service.get("/api/articles/export?" + parameters);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(RunningSearch.json(refused).get("parameter").asString()).isEqualTo(named);
  }

  private static String beginning(String address, int bytes) throws Exception {
    HttpResponse<InputStream> export =
        HTTP.send(request(address), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = export.body()) {
      return new String(body.readNBytes(bytes), UTF_8);
    }
  }

  private static HttpRequest request(String address) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + address))
        .build();
  }

  private static HttpResponse<Void> head() throws Exception {
    String address = "/api/articles/export?format=jsonl&source=Many+Post";
    return HTTP.send(
        HttpRequest.newBuilder(request(address).uri()).HEAD().build(),
        HttpResponse.BodyHandlers.discarding());
  }

  /** A client that asks and reads nothing. */
  private static Socket asking(String address) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port()));
    socket
        .getOutputStream()
        .write(("GET " + address + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(US_ASCII));
    return socket;
  }

  private static long openViews() throws IOException {
    try (ElasticsearchClient client = elasticsearch()) {
      return requireNonNull(
          requireNonNull(
                  client.indices().stats(of -> of.index("newswatch-articles-*")).all().total())
              .search()
              .openContexts());
    }
  }

  private static ElasticsearchClient elasticsearch() {
    return ElasticsearchClient.of(to -> to.host(SERVERS.elasticsearch().uri().toString()));
  }

  private static List<String> idsOf(String format, String file) throws IOException {
    return format.equals("csv")
        ? csv(file).stream().map(line -> line.get("id")).toList()
        : ids(file);
  }

  private static List<String> ids(String lines) {
    return lines.lines().map(line -> json(line).get("id").asString()).toList();
  }

  private static JsonNode json(String line) {
    return EventJson.mapper().readTree(line);
  }

  private static List<CSVRecord> csv(String file) throws IOException {
    return CSVFormat.RFC4180.builder().setHeader().get().parse(new StringReader(file)).getRecords();
  }

  /** Without the record that begins last, as the documentation has it. */
  private static String wholeRecords(String cut) {
    int begins =
        Pattern.compile("(?m)^[0-9a-f]{32},")
            .matcher(cut)
            .results()
            .mapToInt(MatchResult::start)
            .max()
            .orElseThrow();
    return cut.substring(0, begins);
  }

  private static List<String> idsOfPages(String search) {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      var page =
          RunningSearch.json(service.get("/api/articles" + search + "&size=100&cursor=" + cursor));
      page.get("articles").forEach(found -> ids.add(found.get("id").asString()));
      cursor = page.path("next").asString("");
    } while (!cursor.isEmpty());
    return ids;
  }

  /** Ten of them at the same time, so that only their ids tell their order. */
  private static ArticleTagged many(int i) {
    String body = "quay and harbour ".repeat(350);
    return from(
        "Many Post", seen(article("many" + i, "Many " + i, body), NOW.minusSeconds(i / 10), NOW));
  }

  private static ArticleTagged old(int i) {
    String body = "mole and jetty ".repeat(700);
    return from("Old Post", seen(article("old" + i, "Old " + i, body), THEN.minusSeconds(i), THEN));
  }

  private static ArticleTagged from(String source, ArticleTagged article) {
    Article of = article.article();
    return new ArticleTagged(
        new Article(
            of.id(),
            of.url(),
            of.title(),
            of.summary(),
            of.body(),
            of.truncated(),
            of.author(),
            source,
            of.language(),
            of.publishedAt()),
        article.feeds(),
        article.collections(),
        article.origin(),
        article.firstSeenAt(),
        article.fetchedAt(),
        article.revision(),
        article.version(),
        article.topics());
  }
}
