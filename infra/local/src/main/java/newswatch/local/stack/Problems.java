package newswatch.local.stack;

import java.util.ArrayList;
import java.util.List;
import newswatch.local.server.Probe;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the console knows to be wrong with topics and feeds. */
final class Problems {
  private static final JsonMapper JSON = JsonMapper.shared();

  private Problems() {}

  /**
   * A line for people each; none where the console does not answer.
   *
   * @param console its address
   */
  static List<String> at(String console) {
    List<String> lines = new ArrayList<>();
    JsonNode topics = read(console + "/api/topics");
    for (JsonNode problem : topics.path("problems")) {
      lines.add(
          "topics: %s: %s"
              .formatted(problem.path("where").asString(""), problem.path("problem").asString("")));
    }
    for (JsonNode topic : topics.path("topics")) {
      if (topic.hasNonNull("problem")) {
        lines.add(
            "topic %s: %s"
                .formatted(topic.path("id").asString(""), topic.path("problem").asString("")));
      }
    }
    for (JsonNode feed : read(console + "/api/feeds").path("feeds")) {
      if (feed.hasNonNull("problem")) {
        lines.add(
            "feed %s: %s%s"
                .formatted(
                    feed.path("url").asString(feed.path("name").asString("")),
                    feed.path("problem").asString(""),
                    times(feed.path("failures").asInt(0))));
      }
    }
    return List.copyOf(lines);
  }

  private static String times(int failures) {
    return failures > 1 ? " (" + failures + " times in a row)" : "";
  }

  private static JsonNode read(String address) {
    try {
      return Probe.get(address).map(JSON::readTree).orElseGet(JSON::createObjectNode);
    } catch (JacksonException e) {
      return JSON.createObjectNode();
    }
  }
}
