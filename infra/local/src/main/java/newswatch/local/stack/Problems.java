package newswatch.local.stack;

import java.util.ArrayList;
import java.util.List;
import newswatch.local.server.ConsoleToken;
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
    addFileProblems(lines, "topics", topics);
    for (JsonNode topic : topics.path("topics")) {
      if (topic.hasNonNull("problem")) {
        lines.add(
            "topic %s: %s"
                .formatted(topic.path("id").asString(""), topic.path("problem").asString("")));
      }
    }
    JsonNode feeds = read(console + "/api/feeds");
    addFileProblems(lines, "feeds", feeds);
    for (JsonNode feed : feeds.path("feeds")) {
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

  private static void addFileProblems(List<String> lines, String what, JsonNode page) {
    for (JsonNode problem : page.path("problems")) {
      lines.add(
          "%s: %s: %s"
              .formatted(
                  what, problem.path("where").asString(""), problem.path("problem").asString("")));
    }
  }

  private static String times(int failures) {
    return failures > 1 ? " (" + failures + " times in a row)" : "";
  }

  private static JsonNode read(String address) {
    try {
      return Probe.get(address, ConsoleToken.of(System.getenv()))
          .map(JSON::readTree)
          .orElseGet(JSON::createObjectNode);
    } catch (JacksonException e) {
      return JSON.createObjectNode();
    }
  }
}
