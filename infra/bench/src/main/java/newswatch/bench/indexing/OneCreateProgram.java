package newswatch.bench.indexing;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Creates one document after the other. Told the broker, the node and the template. */
final class OneCreateProgram {
  private static final int SERVER_ERRORS = 500;

  private OneCreateProgram() {}

  public static void main(String[] arguments) throws Exception {
    PeerClient client = new PeerClient(arguments[1], arguments[2]);
    Storing.serve(
        () ->
            PeerClient.consume(
                arguments[0],
                records -> {
                  for (ConsumerRecord<String, byte[]> record : records) {
                    create(client, PeerClient.document(record));
                  }
                }));
  }

  private static void create(PeerClient client, IndexedDocument document) throws IOException {
    try {
      var _ =
          client
              .client()
              .create(
                  create ->
                      create.index(client.index(document)).id(document.id()).document(document));
    } catch (ElasticsearchException e) {
      // There already, or never to be stored.
      if (e.status() >= SERVER_ERRORS) {
        throw e;
      }
    }
  }
}
