package newswatch.matching.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import newswatch.events.Topic;
import newswatch.events.TopicExamples;
import newswatch.events.TopicId;
import newswatch.matching.query.Parsed;
import newswatch.matching.query.QueryLanguage;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One entry of a topics file: a topic, or all that is wrong with it. */
final class TopicEntry {
  private static final Set<String> KEYS =
      Set.of("id", "name", "description", "query", "exclusions", "examples", "minimumScore");
  private static final String KEYS_SHOWN =
      "id, name, description, query, exclusions, examples and minimumScore";
  private static final String EXAMPLES = "examples";
  private static final int SHOWN_OF_QUERY = 24;

  private final MappingNode entry;
  private final Map<String, ScalarNode> values = new HashMap<>();
  private @Nullable Node examples;
  private final List<TopicsFile.Problem> problems = new ArrayList<>();

  TopicEntry(MappingNode entry) {
    this.entry = entry;
    entry.getValue().forEach(this::addValue);
  }

  List<TopicsFile.Problem> problems() {
    return List.copyOf(problems);
  }

  /** The topic; none where there are problems. */
  @Nullable Topic topic() {
    TopicId id = id();
    String name = required("name");
    String query = required("query");
    String description = text("description");
    String exclusions = text("exclusions");
    TopicExamples shown = examples();
    double minimumScore = minimumScore();
    checkQuery("query");
    checkQuery("exclusions");
    if (id == null || name == null || query == null || !problems.isEmpty()) {
      return null;
    }
    String digest = EntryDigest.of(name, description, query, exclusions, shown, minimumScore);
    return new Topic(
        id, name, description, query, exclusions, shown, minimumScore, 1, null, digest, false);
  }

  private void addValue(NodeTuple pair) {
    Node key = pair.getKeyNode();
    String name = key instanceof ScalarNode scalar ? scalar.getValue() : "";
    if (!KEYS.contains(name)) {
      problem(key, "there is no key '" + name + "'; the keys are " + KEYS_SHOWN);
    } else if (name.equals(EXAMPLES)) {
      addExamples(key, pair.getValueNode());
    } else if (!(pair.getValueNode() instanceof ScalarNode value)) {
      problem(pair.getValueNode(), "expected a text after '" + name + ":'");
    } else if (values.containsKey(name)) {
      problem(key, "'" + name + ":' stands twice");
    } else {
      values.put(name, value);
    }
  }

  private void addExamples(Node key, Node value) {
    if (examples == null) {
      examples = value;
    } else {
      problem(key, "'examples:' stands twice");
    }
  }

  private @Nullable TopicExamples examples() {
    if (examples == null) {
      return null;
    }
    ExamplesEntry entered = new ExamplesEntry(examples);
    TopicExamples read = entered.examples();
    entered.problems().forEach(problem -> problem(problem.where(), problem.sentence()));
    return read == null || read.none() ? null : read;
  }

  private @Nullable TopicId id() {
    String id = required("id");
    if (id == null) {
      return null;
    }
    try {
      return new TopicId(id);
    } catch (IllegalArgumentException e) {
      problem(node("id"), String.valueOf(e.getMessage()));
      return null;
    }
  }

  private double minimumScore() {
    String text = text("minimumScore");
    if (text == null) {
      return 0;
    }
    try {
      double score = Double.parseDouble(text);
      if (score >= 0 && score <= 1) {
        return score;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number out of range.
    }
    problem(
        node("minimumScore"), "expected a number from 0 to 1 after 'minimumScore:', not " + text);
    return 0;
  }

  private void checkQuery(String key) {
    String query = text(key);
    if (query != null
        && QueryLanguage.TOPICS.parse(query) instanceof Parsed.Rejected(int at, String why)) {
      int end = Math.min(query.length(), at + SHOWN_OF_QUERY);
      String where = at >= query.length() ? "at its end" : "at '" + query.substring(at, end) + "'";
      problem(node(key), "'" + key + ":' is not understood " + where + ": " + why);
    }
  }

  private @Nullable String required(String key) {
    String text = text(key);
    if (text == null) {
      problem(node(key), "expected '" + key + ":' with a text");
    }
    return text;
  }

  /** A key's text; none where it is missing, null or blank. */
  private @Nullable String text(String key) {
    ScalarNode value = values.get(key);
    return value == null || value.getTag().equals(Tag.NULL) || value.getValue().isBlank()
        ? null
        : value.getValue().strip();
  }

  private Node node(String key) {
    ScalarNode value = values.get(key);
    return value == null ? entry : value;
  }

  private void problem(Node where, String sentence) {
    ScalarNode id = values.get("id");
    String topic = id == null || id.getValue().isBlank() ? null : id.getValue();
    problems.add(new TopicsFile.Problem(TopicEntries.line(where), topic, sentence));
  }
}
