package newswatch.bench.indexing;

import java.util.ArrayList;
import java.util.List;
import newswatch.events.Channel;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Camel's Kafka consumer and its aggregator before a bulk request. Told the broker, the node and
 * the template.
 */
final class CamelProgram {
  private static final long LONGEST_WAIT_MILLIS = 500;

  private CamelProgram() {}

  public static void main(String[] arguments) throws Exception {
    PeerClient client = new PeerClient(arguments[1], arguments[2]);
    CamelContext camel = new DefaultCamelContext();
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(("kafka:%s?brokers=%s&groupId=camel&autoOffsetReset=earliest&maxPollRecords=%d"
                        + "&valueDeserializer=%s")
                    .formatted(
                        Channel.TAGGED_ARTICLES.name(),
                        arguments[0],
                        PeerClient.RECORDS,
                        ByteArrayDeserializer.class.getName()))
                .aggregate(constant(true), new GroupedBodyAggregationStrategy())
                .completionSize(PeerClient.RECORDS)
                .completionTimeout(LONGEST_WAIT_MILLIS)
                .process(exchange -> store(client, exchange));
          }
        });
    Storing.serve(camel::start);
  }

  private static void store(PeerClient client, Exchange exchange) throws Exception {
    List<?> values = exchange.getMessage().getBody(List.class);
    List<IndexedDocument> documents = new ArrayList<>();
    for (Object value : values) {
      documents.add(PeerClient.document((byte[]) value));
    }
    client.storeAll(documents);
  }
}
