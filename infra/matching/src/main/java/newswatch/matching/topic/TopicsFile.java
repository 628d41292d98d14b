package newswatch.matching.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import newswatch.events.Topic;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What a topics file defines: a list under {@code topics}, each entry with {@code id}, {@code
 * name}, {@code query} and, where wanted, {@code description}, {@code exclusions} and {@code
 * minimumScore}.
 *
 * @param topics the good entries in the order of the file, as version 1, every query parsed
 * @param problems why the other entries are left out; one entry's problem spoils no other
 */
public record TopicsFile(List<Topic> topics, List<Problem> problems) {
  /** The longest file, in Unicode characters. */
  public static final int MAX_LENGTH = 4 * 1024 * 1024;

  /** The name of the file that Newswatch ships with. */
  public static final String DEFAULTS = "default-topics.yml";

  private static final int MAX_NESTING = 10;

  /**
   * What is wrong in the file.
   *
   * @param line where, from 1
   * @param topic the id as written, where the entry has one
   * @param problem to be read by who wrote the file
   */
  public record Problem(int line, @Nullable String topic, String problem) {
    public Problem {
      requireNonNull(problem, "problem");
    }

    /** All of it in one sentence. */
    public String sentence() {
      String whose = topic == null ? "" : ", topic '" + topic + "'";
      return "line " + line + whose + ": " + problem;
    }
  }

  public TopicsFile {
    topics = List.copyOf(topics);
    problems = List.copyOf(problems);
  }

  /** Reads a file's text; throws for none. */
  public static TopicsFile read(String yaml) {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(MAX_LENGTH);
    limits.setNestingDepthLimit(MAX_NESTING);
    try {
      Yaml reader = new Yaml(new SafeConstructor(limits));
      return TopicEntries.of(reader.compose(new StringReader(yaml))).toFile();
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      return unreadable(line, e.getProblem());
    } catch (YAMLException e) {
      return unreadable(1, e.getMessage());
    }
  }

  /** The topics that Newswatch ships with. */
  public static List<Topic> defaults() {
    try (InputStream file = TopicsFile.class.getResourceAsStream(DEFAULTS)) {
      if (file == null) {
        throw new IllegalStateException(DEFAULTS + " is missing from the class path");
      }
      TopicsFile read = read(new String(file.readAllBytes(), UTF_8));
      if (!read.problems().isEmpty()) {
        throw new IllegalStateException(DEFAULTS + ": " + read.problems().getFirst().sentence());
      }
      return read.topics();
    } catch (IOException e) {
      throw new UncheckedIOException(DEFAULTS + " could not be read", e);
    }
  }

  private static TopicsFile unreadable(int line, @Nullable String why) {
    return new TopicsFile(
        List.of(), List.of(new Problem(line, null, "the file cannot be read as YAML: " + why)));
  }
}
