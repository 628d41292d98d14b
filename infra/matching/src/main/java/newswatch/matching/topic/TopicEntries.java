package newswatch.matching.topic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Gathers the entries of a topics file, good and bad, from its YAML nodes, which know their lines.
 */
final class TopicEntries {
  private static final String KEY = "topics";

  private final Map<TopicId, Topic> topics = new LinkedHashMap<>();
  private final Map<TopicId, Integer> lines = new LinkedHashMap<>();
  private final List<TopicsFile.Problem> problems = new ArrayList<>();

  private TopicEntries() {}

  /**
   * @param file none for an empty file
   */
  static TopicEntries of(@Nullable Node file) {
    TopicEntries entries = new TopicEntries();
    switch (file) {
      case null -> entries.problem(1, "the file is empty; expected a list under 'topics:'");
      case MappingNode mapping -> entries.addAll(mapping);
      default -> entries.problem(line(file), "expected a list under 'topics:'");
    }
    return entries;
  }

  TopicsFile toFile() {
    return new TopicsFile(List.copyOf(topics.values()), problems);
  }

  private void addAll(MappingNode file) {
    boolean listed = false;
    for (NodeTuple pair : file.getValue()) {
      Node key = pair.getKeyNode();
      if (!(key instanceof ScalarNode scalar && scalar.getValue().equals(KEY))) {
        problem(line(key), "only 'topics:' stands at the beginning of a line");
      } else if (listed) {
        problem(line(key), "'topics:' stands twice");
      } else {
        listed = true;
        addAll(pair.getValueNode());
      }
    }
    if (!listed) {
      problem(line(file), "expected a list under 'topics:'");
    }
  }

  private void addAll(Node list) {
    if (list instanceof SequenceNode entries) {
      entries.getValue().forEach(this::add);
    } else {
      problem(line(list), "expected a list under 'topics:', each entry beginning with '- id:'");
    }
  }

  private void add(Node entry) {
    if (!(entry instanceof MappingNode mapping)) {
      problem(line(entry), "expected an entry with 'id:', 'name:' and 'query:'");
      return;
    }
    TopicEntry read = new TopicEntry(mapping);
    Topic topic = read.topic();
    if (topic == null) {
      problems.addAll(read.problems());
      return;
    }
    Integer earlier = lines.putIfAbsent(topic.id(), line(entry));
    if (earlier == null) {
      topics.put(topic.id(), topic);
    } else {
      problems.add(
          new TopicsFile.Problem(
              line(entry),
              topic.id().value(),
              "the id stands twice; the entry at line " + earlier + " is kept"));
    }
  }

  private void problem(int line, String sentence) {
    problems.add(new TopicsFile.Problem(line, null, sentence));
  }

  static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
