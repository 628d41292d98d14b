package newswatch.secrets;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Credentials as JSON, the way they are kept inside their seal. */
final class CredentialsJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private CredentialsJson() {}

  static String write(Credentials credentials) {
    Map<String, String> fields =
        switch (credentials) {
          case Credentials.Basic(var username, var password) ->
              Map.of("username", username, "password", password);
          case Credentials.Bearer(var token) -> Map.of("token", token);
          case Credentials.Header(var name, var value) -> Map.of("name", name, "value", value);
        };
    return JSON.writeValueAsString(Map.of(credentials.kind(), fields));
  }

  /**
   * @throws CannotOpen when it holds none; the message repeats nothing of it
   */
  static Credentials read(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      if (json.has("basic")) {
        return new Credentials.Basic(
            field(json, "basic", "username"), field(json, "basic", "password"));
      }
      if (json.has("bearer")) {
        return new Credentials.Bearer(field(json, "bearer", "token"));
      }
      return new Credentials.Header(field(json, "header", "name"), field(json, "header", "value"));
    } catch (JacksonException | IllegalArgumentException _) {
      // Their causes may repeat what was opened.
      throw new CannotOpen("What was sealed is no credential that is known here. Set it again.");
    }
  }

  private static String field(JsonNode json, String kind, String name) {
    JsonNode value = json.path(kind).path(name);
    if (!value.isString()) {
      throw new IllegalArgumentException("no " + kind + " " + name);
    }
    return value.asString();
  }
}
