package newswatch.endtoend.settings;

import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * A setting as its declaration describes it.
 *
 * @param name of the setting, in Spring's canonical form
 * @param type of its value in Java
 * @param description in words; empty where there is none
 * @param byDefault what it is where nobody sets it; empty for nothing
 * @param deprecated whether it is no longer to be used
 */
record Described(
    String name, String type, String description, String byDefault, boolean deprecated) {

  /** One of the {@code properties} of a {@code spring-configuration-metadata.json}. */
  static Described of(JsonNode property) {
    return new Described(
        property.path("name").asString(),
        property.path("type").asString(""),
        property.path("description").asString(""),
        text(property.path("defaultValue")),
        property.path("deprecated").asBoolean(false) || property.has("deprecation"));
  }

  private static String text(JsonNode value) {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(JsonNode::asString)
            .collect(Collectors.joining(","))
        : value.asString("");
  }

  boolean isMap() {
    return type.startsWith("java.util.Map");
  }

  /** What its values look like, in a word that the page explains; empty for plain text. */
  String kind() {
    return switch (type.replaceAll("<.*", "")) {
      case "java.time.Duration" -> "time";
      case "org.springframework.util.unit.DataSize" -> "size";
      case "java.lang.Integer", "java.lang.Long", "java.lang.Double" -> "number";
      case "java.lang.Boolean" -> "true or false";
      case "java.util.List", "java.util.Set" -> "list";
      case "java.nio.file.Path" -> "path";
      default -> "";
    };
  }
}
