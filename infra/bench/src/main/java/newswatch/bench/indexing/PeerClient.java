package newswatch.bench.indexing;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import newswatch.events.ArticleTagged;
import newswatch.events.Channel;
import newswatch.events.EventJson;
import org.apache.hc.core5.http.HttpHost;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Kafka's consumer and Elasticsearch's client as their manuals show them. */
final class PeerClient {
  static final int RECORDS = 500;

  private static final Duration POLL = Duration.ofMillis(500);

  private final ElasticsearchClient client;
  private final String template;

  /**
   * @param template the name of the template that makes the indices
   */
  PeerClient(String node, String template) {
    this.template = template;
    client =
        new ElasticsearchClient(
            new Rest5ClientTransport(
                Rest5Client.builder(HttpHost.create(URI.create(node))).build(),
                new Jackson3JsonpMapper(EventJson.mapper())));
  }

  ElasticsearchClient client() {
    return client;
  }

  /** Which index a document belongs in. */
  String index(IndexedDocument document) {
    return document.index(template);
  }

  /** What is done with what a poll brought. */
  @FunctionalInterface
  interface Batch {
    void store(ConsumerRecords<String, byte[]> records) throws IOException;
  }

  /** Reads the channel for ever; offsets move past a batch once it is through. */
  static void consume(String broker, Batch batch) throws IOException {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker,
                "group.id",
                "peer",
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                "false",
                "max.poll.records",
                Integer.toString(RECORDS)),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(Channel.TAGGED_ARTICLES.name()));
      while (true) {
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        if (!records.isEmpty()) {
          batch.store(records);
          consumer.commitSync();
        }
      }
    }
  }

  static IndexedDocument document(ConsumerRecord<String, byte[]> record) {
    return document(record.value());
  }

  static IndexedDocument document(byte[] value) {
    return IndexedDocument.of(EventJson.read(value, ArticleTagged.class));
  }

  /** Sends one request, and looks at nothing in its answer. */
  void storeAll(List<IndexedDocument> documents) throws IOException {
    var _ =
        client.bulk(
            bulk ->
                bulk.operations(
                    documents.stream()
                        .map(
                            document ->
                                BulkOperation.of(
                                    of ->
                                        of.index(
                                            index ->
                                                index
                                                    .index(document.index(template))
                                                    .id(document.id())
                                                    .document(document))))
                        .toList()));
  }
}
