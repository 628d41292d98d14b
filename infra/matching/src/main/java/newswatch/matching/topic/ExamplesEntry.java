package newswatch.matching.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import newswatch.events.TopicExamples;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The examples of an entry: two lists of texts, {@code about} and {@code notAbout}. */
final class ExamplesEntry {
  private static final String ABOUT = "about";
  private static final String NOT_ABOUT = "notAbout";

  private final Node entry;
  private final Map<String, List<String>> lists = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  record Problem(Node where, String sentence) {}

  ExamplesEntry(Node entry) {
    this.entry = entry;
    switch (entry) {
      case MappingNode mapping -> mapping.getValue().forEach(this::add);
      case ScalarNode nothing when nothing.getTag().equals(Tag.NULL) -> {}
      default -> problem(entry, "expected 'about:' and 'notAbout:' under 'examples:'");
    }
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** The examples; none where there are problems. */
  @Nullable TopicExamples examples() {
    if (!problems.isEmpty()) {
      return null;
    }
    try {
      return new TopicExamples(
          lists.getOrDefault(ABOUT, List.of()), lists.getOrDefault(NOT_ABOUT, List.of()));
    } catch (IllegalArgumentException e) {
      problem(entry, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private void add(NodeTuple pair) {
    Node key = pair.getKeyNode();
    String name = key instanceof ScalarNode scalar ? scalar.getValue() : "";
    if (!name.equals(ABOUT) && !name.equals(NOT_ABOUT)) {
      problem(key, "under 'examples:' the keys are about and notAbout, not '" + name + "'");
    } else if (lists.containsKey(name)) {
      problem(key, "'" + name + ":' stands twice");
    } else {
      lists.put(name, texts(name, pair.getValueNode()));
    }
  }

  private List<String> texts(String name, Node list) {
    List<String> texts = new ArrayList<>();
    switch (list) {
      case SequenceNode sequence -> sequence.getValue().forEach(text -> addText(text, texts));
      case ScalarNode nothing when nothing.getTag().equals(Tag.NULL) -> {}
      default -> problem(list, "expected a list of texts under '" + name + ":'");
    }
    return texts;
  }

  private void addText(Node text, List<String> texts) {
    if (text instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      texts.add(scalar.getValue().strip());
    } else {
      problem(text, "an example is a text, its title on its first line");
    }
  }

  private void problem(Node where, String sentence) {
    problems.add(new Problem(where, sentence));
  }
}
