package newswatch.bench.indexing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Brings articles straight into a node, past Kafka and search-service. */
public final class Loader {
  private Loader() {}

  /**
   * Stores all of them, with search-service's template, so that searches find them.
   *
   * @param jar of search-service
   */
  public static void load(URI uri, Path jar, IndexingCorpus corpus) throws IOException {
    try (Node node = new Node(uri)) {
      ArticleTemplate template = ArticleTemplate.in(jar);
      node.prepare(template);
      BulkSender sender = new BulkSender(uri);
      BulkBodies bodies = new BulkBodies(template.name(), sender::send);
      corpus.each(bodies::add);
      bodies.finish();
      sender.finish();
      node.refresh();
      if (node.found() != corpus.documents()) {
        throw new IllegalStateException(
            "%d of %d articles are in the index".formatted(node.found(), corpus.documents()));
      }
    }
  }
}
