package newswatch.matching.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What a topics file defines: a list under {@code topics}, each entry with {@code id}, {@code
 * name}, {@code query} and, where wanted, {@code description}, {@code exclusions}, {@code examples}
 * (lists of texts under {@code about} and {@code notAbout}) and {@code minimumScore}. Several files
 * may stand in a folder.
 *
 * @param topics the good entries in the order of the file, as version 1, every query parsed
 * @param problems why the other entries are left out; one entry's problem spoils no other
 */
public record TopicsFile(List<Topic> topics, List<Problem> problems) {
  /** The longest file, in Unicode characters. */
  public static final int MAX_LENGTH = 4 * 1024 * 1024;

  /** The name of the folder of files that Newswatch ships with. */
  public static final String DEFAULTS = "default-topics";

  private static final int MAX_NESTING = 10;
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final List<String> DEFAULT_TOPICS =
      List.of("party-diplomacy", "south-china-sea", "economy");

  /**
   * What is wrong in the file.
   *
   * @param file its name, where it is one of a folder
   * @param line where, from 1
   * @param topic the id as written, where the entry has one
   * @param problem to be read by who wrote the file
   */
  public record Problem(@Nullable String file, int line, @Nullable String topic, String problem) {
    public Problem {
      requireNonNull(problem, "problem");
    }

    /** In the only file. */
    public Problem(int line, @Nullable String topic, String problem) {
      this(null, line, topic, problem);
    }

    /** All of it in one sentence. */
    public String sentence() {
      String whose = topic == null ? "" : ", topic '" + topic + "'";
      return place() + whose + ": " + problem;
    }

    /** The line, and the file where it is one of a folder. */
    public String place() {
      return (file == null ? "" : file + ", ") + "line " + line;
    }

    private Problem in(String name) {
      return new Problem(name, line, topic, problem);
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

  /**
   * Reads a file, or all that end in {@code .yml} or {@code .yaml} in a folder, by their names in
   * order; where an id stands in two of them the first is kept.
   *
   * @throws IOException when it cannot be read
   */
  public static TopicsFile at(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return read(text(Files.readString(place)));
    }
    TopicsFile all = new TopicsFile(List.of(), List.of());
    for (Path file : filesIn(place)) {
      all = all.and(String.valueOf(file.getFileName()), read(text(Files.readString(file))));
    }
    return all;
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(TopicsFile::holdsTopics).sorted().toList();
    }
  }

  private static boolean holdsTopics(Path file) {
    String name = String.valueOf(file.getFileName());
    return !name.startsWith(".") && (name.endsWith(".yml") || name.endsWith(".yaml"));
  }

  private static String text(String file) {
    return file.startsWith(BYTE_ORDER_MARK) ? file.substring(1) : file;
  }

  private TopicsFile and(String name, TopicsFile next) {
    List<Topic> topicsOfBoth = new ArrayList<>(topics);
    List<Problem> problemsOfBoth = new ArrayList<>(problems);
    next.problems().forEach(problem -> problemsOfBoth.add(problem.in(name)));
    Set<TopicId> known = new HashSet<>(topics.stream().map(Topic::id).toList());
    for (Topic topic : next.topics()) {
      if (known.add(topic.id())) {
        topicsOfBoth.add(topic);
      } else {
        String id = topic.id().value();
        problemsOfBoth.add(
            new Problem(name, 1, id, "the id stands in an earlier file, too; that one is kept"));
      }
    }
    return new TopicsFile(topicsOfBoth, problemsOfBoth);
  }

  /** The topics that Newswatch ships with. */
  public static List<Topic> defaults() {
    List<TopicsFile> files =
        DEFAULT_TOPICS.parallelStream()
            .map(name -> shipped(DEFAULTS + "/" + name + ".yml"))
            .toList();
    TopicsFile all = new TopicsFile(List.of(), List.of());
    for (int i = 0; i < files.size(); i++) {
      all = all.and(DEFAULT_TOPICS.get(i), files.get(i));
    }
    if (!all.problems().isEmpty()) {
      throw new IllegalStateException(DEFAULTS + "/" + all.problems().getFirst().sentence());
    }
    return all.topics();
  }

  private static TopicsFile shipped(String name) {
    try (InputStream file = TopicsFile.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is missing from the class path");
      }
      return read(new String(file.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " could not be read", e);
    }
  }

  private static TopicsFile unreadable(int line, @Nullable String why) {
    return new TopicsFile(
        List.of(), List.of(new Problem(line, null, "the file cannot be read as YAML: " + why)));
  }
}
