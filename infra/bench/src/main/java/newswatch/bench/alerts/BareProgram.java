package newswatch.bench.alerts;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import newswatch.bench.process.LineProcess;
import newswatch.events.ArticleId;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The least that can be done: asks each feed every second, puts what is new into {@code
 * news.articles}, acknowledged, reads it there, looks for planted words and nothing else, and posts
 * to the same receivers. Told the broker, how many feeds and receivers there are, and their ports;
 * answers every line.
 */
final class BareProgram {
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Pattern PLANTED =
      Pattern.compile("\\b(xq[bcfhjkmprv]{5}x|qx[bcfhjkmprv]{5}q)\\b");
  private static final int OK = 200;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String broker;
  private final int receivers;
  private final int receiversPort;
  private final KafkaProducer<String, String> producer;

  private BareProgram(String broker, int receivers, int receiversPort) {
    this.broker = broker;
    this.receivers = receivers;
    this.receiversPort = receiversPort;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker, "acks", "all"),
            new StringSerializer(),
            new StringSerializer());
  }

  public static void main(String[] arguments) throws Exception {
    BareProgram program =
        new BareProgram(
            arguments[0], Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
    List<URI> feeds =
        ChangingFeeds.uris(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    Thread.ofPlatform().daemon().name("tell").start(program::tell);
    for (int i = 0; i < feeds.size(); i++) {
      URI feed = feeds.get(i);
      long after = INTERVAL.toNanos() * i / feeds.size();
      Thread.ofVirtual().name("feed-" + i).start(() -> program.follow(feed, after));
    }
    LineProcess.serve((_, _) -> "yes");
  }

  private void follow(URI feed, long after) {
    Set<String> seen = new HashSet<>();
    String etag = "";
    long due = System.nanoTime() + after;
    try {
      while (true) {
        LockSupport.parkNanos(due - System.nanoTime());
        due = System.nanoTime() + INTERVAL.toNanos();
        HttpRequest.Builder request = HttpRequest.newBuilder(feed);
        if (!etag.isEmpty()) {
          request.header("If-None-Match", etag);
        }
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() == OK) {
          boolean backlog = etag.isEmpty();
          etag = answer.headers().firstValue("ETag").orElse("");
          read(answer.body(), seen, backlog);
        }
      }
    } catch (IOException | FeedException e) {
      throw new IllegalStateException(feed + " cannot be read", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(String document, Set<String> seen, boolean backlog) throws FeedException {
    for (SyndEntry entry : new SyndFeedInput().build(new StringReader(document)).getEntries()) {
      if (seen.add(entry.getLink()) && !backlog) {
        // Nothing waits for it here; what is not acknowledged is not told.
        Future<RecordMetadata> _ =
            producer.send(
                new ProducerRecord<>(
                    Channel.ARTICLES.name(),
                    entry.getLink(),
                    entry.getContents().getFirst().getValue()));
      }
    }
  }

  private void tell() {
    List<TopicPartition> partitions =
        IntStream.range(0, Channel.ARTICLES.partitions())
            .mapToObj(partition -> new TopicPartition(Channel.ARTICLES.name(), partition))
            .toList();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker, "enable.auto.commit", "false"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      while (true) {
        consumer.poll(POLL).forEach(this::tell);
      }
    }
  }

  private void tell(ConsumerRecord<String, String> record) {
    Matcher planted = PLANTED.matcher(record.value());
    while (planted.find()) {
      String word = planted.group();
      ArticleId id = ArticleId.ofAddress(URI.create(record.key()));
      byte[] body =
          EventJson.write(
              Map.of(
                  "data",
                  Map.of(
                      "message", word + id,
                      "subscription", Map.of("id", word),
                      "alerts", List.of(Map.of("article", id, "text", record.value())))));
      URI receiver = Hooks.uri(Math.floorMod(word.hashCode(), receivers), receiversPort);
      CompletableFuture<?> _ =
          client.sendAsync(
              HttpRequest.newBuilder(receiver)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofByteArray(body))
                  .build(),
              BodyHandlers.discarding());
    }
  }
}
