package newswatch.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import newswatch.events.ArticleTagged;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** search-service running on a real broker and a real node, asked over HTTP. */
final class RunningSearch implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String bootstrapServers;
  private final ConfigurableApplicationContext service;
  private final KafkaProducer<String, byte[]> producer;

  private RunningSearch(String bootstrapServers, ConfigurableApplicationContext service) {
    this.bootstrapServers = bootstrapServers;
    this.service = service;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "max.request.size",
                Channel.MAX_RECORD_BYTES),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  static RunningSearch start(Servers servers, String... more) {
    return start(servers, servers.elasticsearch().uri(), more);
  }

  /**
   * Likewise.
   *
   * @param elasticsearch in place of the node's own address
   */
  static RunningSearch start(Servers servers, URI elasticsearch, String... more) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--spring.kafka.bootstrap-servers=" + servers.kafka().bootstrapServers(),
                "--spring.elasticsearch.uris=" + elasticsearch));
    settings.addAll(List.of(more));
    return new RunningSearch(
        servers.kafka().bootstrapServers(),
        SpringApplication.run(SearchService.class, settings.toArray(String[]::new)));
  }

  /** Hands tagged articles to the service, as classify-service does. */
  void arrive(ArticleTagged... articles) {
    for (ArticleTagged article : articles) {
      arrive(article.article().id().value(), EventJson.write(article));
    }
  }

  void arrive(String key, byte[] value) {
    publish(Channel.TAGGED_ARTICLES, key, value);
  }

  void publish(Channel channel, String key, byte[] value) {
    publish(channel, null, key, value);
  }

  /**
   * Likewise.
   *
   * @param partition where to; absent for where the key belongs
   */
  void publish(Channel channel, @Nullable Integer partition, String key, byte[] value) {
    try {
      producer.send(new ProducerRecord<>(channel.name(), partition, key, value)).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Everything in a channel so far. */
  List<ConsumerRecord<String, byte[]>> read(Channel channel) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(channel.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  /** The answer to a search with these parameters, given as name and value in turn. */
  JsonNode search(String... parameters) {
    HttpResponse<String> response = get("/api/articles" + query(parameters));
    if (response.statusCode() != 200) {
      throw new IllegalStateException(response.statusCode() + ": " + response.body());
    }
    return json(response);
  }

  HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  HttpResponse<String> post(String path, String contentType, String body) {
    return post(path, contentType, body.getBytes(UTF_8), 1);
  }

  /** The body is sent so many times over, as one. */
  HttpResponse<String> post(String path, String contentType, byte[] body, int times) {
    return send(
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArrays(Collections.nCopies(times, body)))
            .build());
  }

  /** Sends a body, JSON unless the headers say otherwise. */
  HttpResponse<String> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port("local.server.port") + path))
            .setHeader("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body, UTF_8));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return send(request.build());
  }

  /** Listens to the stream; the headers are given as name and value in turn. */
  HeardStream listen(String parameters, String... headers) {
    return listenAt("/api/stream" + parameters, headers);
  }

  /** Listens to alerts, likewise. */
  HeardStream listenToAlerts(String... headers) {
    return listenAt("/api/alerts/stream", headers);
  }

  private HeardStream listenAt(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address(path)).header("Accept", "text/event-stream");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HeardStream.of(http, request.build());
  }

  HttpResponse<String> health() {
    return managed("/actuator/health/readiness");
  }

  /** Asks on the port for operators. */
  HttpResponse<String> managed(String path) {
    int port = port("local.management.port");
    return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build());
  }

  static JsonNode json(HttpResponse<String> response) {
    return EventJson.mapper().readTree(response.body());
  }

  static String query(String... parameters) {
    StringBuilder query = new StringBuilder();
    for (int i = 0; i < parameters.length; i += 2) {
      query
          .append(i == 0 ? '?' : '&')
          .append(parameters[i])
          .append('=')
          .append(URLEncoder.encode(parameters[i + 1], UTF_8));
    }
    return query.toString();
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + port("local.server.port") + path);
  }

  int port() {
    return port("local.server.port");
  }

  /** The answer to these lines, sent by a socket, as Java's client does not send what is wrong. */
  static String raw(int port, String... lines) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  int managementPort() {
    return port("local.management.port");
  }

  /** Something that the service is made of. */
  <T> T part(String name, Class<T> kind) {
    return service.getBean(name, kind);
  }

  private int port(String property) {
    return requireNonNull(service.getEnvironment().getProperty(property, Integer.class));
  }

  @Override
  public void close() {
    producer.close();
    service.close();
  }
}
