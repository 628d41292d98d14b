package newswatch.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import newswatch.events.EventJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the service's own OpenAPI document says, read as JSON. */
record DocumentedApi(JsonNode document) {
  static DocumentedApi of(RunningSearch service) {
    return new DocumentedApi(EventJson.mapper().readTree(service.get("/v3/api-docs").body()));
  }

  /** An operation, by its method in capitals and its path with the names of variables. */
  record Operation(String method, String path, JsonNode described) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  List<Operation> operations(String method) {
    List<Operation> operations = new ArrayList<>();
    document
        .get("paths")
        .forEachEntry(
            (path, item) -> {
              JsonNode described = item.get(method.toLowerCase(Locale.ROOT));
              if (described != null) {
                operations.add(new Operation(method, path, described));
              }
            });
    return operations;
  }

  /** The path and the query of the examples of all parameters that have one. */
  String address(Operation operation) {
    String path = operation.path();
    List<String> query = new ArrayList<>();
    for (JsonNode parameter : parameters(operation)) {
      JsonNode example = parameter.get("example");
      if (example == null) {
        continue;
      }
      String name = parameter.get("name").asString();
      List<String> values =
          (example.isArray() ? example.values().stream() : Stream.of(example))
              .map(value -> URLEncoder.encode(value.asString(), UTF_8))
              .toList();
      switch (parameter.get("in").asString()) {
        case "path" -> path = path.replace("{" + name + "}", values.getFirst());
        case "query" -> values.forEach(value -> query.add(name + "=" + value));
        default -> throw new IllegalStateException("no example is expected of " + name);
      }
    }
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }

  List<JsonNode> parameters(Operation operation) {
    return operation.described().path("parameters").values().stream().map(this::resolved).toList();
  }

  /** What a status is answered with. */
  JsonNode response(Operation operation, int status) {
    return resolved(operation.described().get("responses").path(Integer.toString(status)));
  }

  private JsonNode resolved(JsonNode node) {
    JsonNode reference = node.get("$ref");
    return reference == null ? node : document.at(reference.asString().substring(1));
  }

  /** Where a body differs from a schema, as a path into it and what is wrong; empty where not. */
  List<String> differences(@Nullable JsonNode schema, JsonNode body) {
    List<String> found = new ArrayList<>();
    compare("", schema, body, found);
    return found;
  }

  private void compare(String at, @Nullable JsonNode reference, JsonNode body, List<String> found) {
    if (reference == null) {
      found.add(at + " is not described");
      return;
    }
    JsonNode schema = resolved(reference);
    boolean fits =
        switch (schema.path("type").asString()) {
          case "object" -> body.isObject();
          case "array" -> body.isArray();
          case "string" -> body.isString();
          case "integer" -> body.isIntegralNumber();
          case "number" -> body.isNumber();
          case "boolean" -> body.isBoolean();
          default -> false;
        };
    if (!fits) {
      found.add(at + " is no " + schema.path("type") + ": " + body);
      return;
    }
    for (JsonNode required : schema.path("required").values()) {
      if (!body.has(required.asString())) {
        found.add(at + "." + required.asString() + " is missing");
      }
    }
    body.forEachEntry(
        (name, value) -> {
          JsonNode field = schema.path("properties").get(name);
          compare(
              at + "." + name,
              field == null ? schema.get("additionalProperties") : field,
              value,
              found);
        });
    if (body.isArray()) {
      body.values().forEach(item -> compare(at + "[]", schema.get("items"), item, found));
    }
  }
}
