package newswatch.search.index;

import static java.util.Objects.requireNonNull;

import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import newswatch.events.EventJson;

/**
 * A document that is to be stored.
 *
 * @param index one that is made by its template where it is missing
 * @param version by which Elasticsearch tells old from new, as its type says
 * @param document JSON in one line
 */
record Storing(
    String index, String id, long version, VersionType versionType, BinaryData document) {
  Storing {
    requireNonNull(index, "index");
    requireNonNull(id, "id");
    requireNonNull(versionType, "versionType");
    requireNonNull(document, "document");
  }

  /** An object as such a document. */
  static BinaryData json(Object document) {
    return BinaryData.of(EventJson.write(document), ContentType.APPLICATION_JSON);
  }
}
