package newswatch.bench.indexing;

import java.util.ArrayList;
import java.util.List;

/** What a tutorial does. Told the broker, the node and the template. */
final class TutorialProgram {
  private TutorialProgram() {}

  public static void main(String[] arguments) throws Exception {
    PeerClient client = new PeerClient(arguments[1], arguments[2]);
    Storing.serve(
        () ->
            PeerClient.consume(
                arguments[0],
                records -> {
                  List<IndexedDocument> documents = new ArrayList<>();
                  records.forEach(record -> documents.add(PeerClient.document(record)));
                  client.storeAll(documents);
                }));
  }
}
