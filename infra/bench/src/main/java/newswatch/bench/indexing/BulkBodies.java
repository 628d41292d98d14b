package newswatch.bench.indexing;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import newswatch.events.ArticleTagged;
import newswatch.events.EventJson;

/** Makes bodies of bulk requests, with the documents and versions that search-service sends. */
final class BulkBodies {
  private static final int BODY_BYTES = 5 * 1024 * 1024;

  private final ByteArrayOutputStream body = new ByteArrayOutputStream(BODY_BYTES + 64 * 1024);
  private final String template;
  private final Consumer<byte[]> ready;

  /**
   * @param template the name of the template that makes the indices
   * @param ready is given every body once it is full
   */
  BulkBodies(String template, Consumer<byte[]> ready) {
    this.template = template;
    this.ready = ready;
  }

  void add(ArticleTagged article) {
    IndexedDocument document = IndexedDocument.of(article);
    Map<String, Object> action = new LinkedHashMap<>();
    action.put("_index", document.index(template));
    action.put("_id", document.id());
    action.put("version", article.version());
    action.put("version_type", "external_gte");
    body.writeBytes(EventJson.write(Map.of("index", action)));
    body.write('\n');
    body.writeBytes(EventJson.write(document));
    body.write('\n');
    if (body.size() >= BODY_BYTES) {
      finish();
    }
  }

  /** Gives the last one, full or not. */
  void finish() {
    if (body.size() > 0) {
      ready.accept(body.toByteArray());
      body.reset();
    }
  }
}
