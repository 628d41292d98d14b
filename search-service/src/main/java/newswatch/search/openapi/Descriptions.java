package newswatch.search.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What people have written of the API: a file for what belongs to the whole document, and one for
 * each area, all in OpenAPI's own form. Handlers read their parameters and bodies by themselves, so
 * that nothing could be told of them from their signatures.
 */
final class Descriptions {
  /** In the order in which the areas are told. */
  private static final List<String> PARTS =
      List.of(
          "document", "topics", "articles", "feeds", "searches", "alerts", "arrivals", "status");

  /** In this order, as people compare versions of the document. */
  private static final List<Map.Entry<String, String>> DOOR =
      List.of(Map.entry("401", "Unauthorized"), Map.entry("403", "Forbidden"));

  private Descriptions() {}

  /**
   * Reads all of them, as one document.
   *
   * @throws IllegalStateException when two of them describe the same
   */
  static OpenAPI read() {
    ObjectNode whole = Json.mapper().createObjectNode();
    PARTS.forEach(part -> merge(whole, part(part)));
    OpenAPI document = Json.mapper().convertValue(whole, OpenAPI.class);
    document.getPaths().values().forEach(Descriptions::tellOfTheDoor);
    return document;
  }

  /** It stands before all of them. */
  private static void tellOfTheDoor(PathItem path) {
    path.readOperations()
        .forEach(
            operation ->
                DOOR.forEach(
                    answer ->
                        operation
                            .getResponses()
                            .putIfAbsent(
                                answer.getKey(), new ApiResponse().$ref(answer.getValue()))));
  }

  private static void merge(ObjectNode whole, ObjectNode part) {
    part.properties()
        .forEach(
            field -> {
              JsonNode present = whole.get(field.getKey());
              if (present == null) {
                whole.set(field.getKey(), field.getValue());
              } else if (present instanceof ObjectNode object
                  && field.getValue() instanceof ObjectNode more) {
                merge(object, more);
              } else {
                throw new IllegalStateException("'" + field.getKey() + "' is described twice");
              }
            });
  }

  private static ObjectNode part(String name) {
    LoaderOptions strictly = new LoaderOptions();
    strictly.setAllowDuplicateKeys(false);
    try (InputStream file = new ClassPathResource("openapi/" + name + ".yaml").getInputStream()) {
      Object read = new Yaml(new SafeConstructor(strictly)).load(file);
      return Json.mapper().convertValue(read, ObjectNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
