package newswatch.local.stack;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import newswatch.local.server.ConsoleToken;
import newswatch.local.server.Probe;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far behind the services are, as the console knows it; empty where it does not.
 *
 * @param behind records that wait, by the service's part
 * @param problems for people
 */
record Backlog(Map<String, Long> behind, List<String> problems) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String SERVICE = "-service";

  Backlog {
    behind = Map.copyOf(behind);
    problems = List.copyOf(problems);
  }

  /**
   * @param console its address
   */
  static Backlog at(String console) {
    return Probe.get(console + "/api/status", ConsoleToken.of(System.getenv()))
        .map(Backlog::read)
        .orElseGet(() -> new Backlog(Map.of(), List.of()));
  }

  /** In any form: what is missing or strange is left out. */
  static Backlog read(String status) {
    Map<String, Long> behind = new HashMap<>();
    Set<String> problems = new LinkedHashSet<>();
    try {
      JsonNode read = JSON.readTree(status);
      for (JsonNode service : read.path("services")) {
        String name = service.path("name").asString("");
        String part =
            name.endsWith(SERVICE) ? name.substring(0, name.length() - SERVICE.length()) : name;
        if (service.path("lag").isNumber()) {
          behind.put(part, service.path("lag").asLong());
        }
        long overdue = service.path("overdueFeeds").asLong(0);
        if (overdue > 0) {
          problems.add("%s: %d feeds are overdue".formatted(part, overdue));
        }
      }
      String index = read.path("elasticsearch").path("status").asString("");
      if (index.equals("away") || index.equals("red")) {
        problems.add("elasticsearch does not answer, or not for all articles: it is " + index);
      }
      long dead = read.path("articles").path("deadLetters").asLong(0);
      if (dead > 0) {
        problems.add("%d records could not be processed and are dead letters".formatted(dead));
      }
      for (JsonNode problem : read.path("problems")) {
        String text =
            problem.isString() ? problem.asString() : problem.path("problem").asString("");
        if (!text.isBlank()) {
          problems.add(text);
        }
      }
    } catch (JacksonException e) {
      // No console of ours.
    }
    return new Backlog(behind, List.copyOf(problems));
  }

  Optional<Long> of(String part) {
    return Optional.ofNullable(behind.get(part));
  }
}
