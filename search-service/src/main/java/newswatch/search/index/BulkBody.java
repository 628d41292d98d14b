package newswatch.search.index;

import co.elastic.clients.util.BinaryData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import newswatch.events.EventJson;

/**
 * The body of a bulk request, in one piece. Elasticsearch's client makes four pieces for each
 * document and writes each by itself, which costs more than all else about sending.
 */
final class BulkBody {
  private static final String CONTENT_TYPE =
      "application/vnd.elasticsearch+x-ndjson; compatible-with=9";

  /** Index, id and version of a document, and what stands around them. */
  private static final int ABOUT_A_DOCUMENT = 300;

  private static final byte LINE_END = '\n';

  private BulkBody() {}

  /** The body that has all of these stored. */
  static BinaryData of(List<Storing> documents) {
    long bytes = documents.stream().mapToLong(BulkBody::bytes).sum();
    ByteBuffer body = ByteBuffer.allocate(Math.toIntExact(bytes));
    for (Storing one : documents) {
      body.put(action(one)).put(LINE_END).put(document(one)).put(LINE_END);
    }
    return BinaryData.of(body.array(), 0, body.position(), CONTENT_TYPE);
  }

  private static byte[] action(Storing one) {
    return EventJson.write(
        Map.of(
            "index",
            Map.of(
                "_index",
                one.index(),
                "_id",
                one.id(),
                "version",
                one.version(),
                "version_type",
                one.versionType().jsonValue())));
  }

  private static ByteBuffer document(Storing one) {
    try {
      return one.document().asByteBuffer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** At least as many as a document takes in a request. */
  static long bytes(Storing document) {
    return document.document().size() + ABOUT_A_DOCUMENT;
  }
}
