package newswatch.classify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import newswatch.events.Topic;
import newswatch.matching.topic.CompiledTopic;
import newswatch.matching.topic.Topics;
import newswatch.matching.topic.TopicsFile;
import org.jspecify.annotations.Nullable;

/**
 * {@code newswatch classify [--topics FILE.yml] < articles.jsonl}: a JSON line for each article, in
 * order, with its tags. A folder of topics files does as well as a file. Needs nothing running.
 * Blank lines are passed over; a line that is no article is reported with its number and has no
 * answer. A topic that costs too much over an article is reported, and does not tag it.
 */
final class ClassifyCommand {
  private static final int DONE = 0;
  private static final int SOME_REFUSED = 1;
  private static final int WRONG_USE = 2;
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String USAGE =
      "usage: newswatch classify [--topics FILE.yml] < articles.jsonl";

  private ClassifyCommand() {}

  /**
   * Runs the command.
   *
   * @param args {@code classify} and what follows it
   * @return the exit code: 0 when every line was judged, 1 when some were refused or input or
   *     output failed, 2 for wrong use or topics that cannot be used
   */
  static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
    if (args.length == 2 && List.of("--help", "-h").contains(args[1])) {
      out.println(USAGE);
      return DONE;
    }
    String file = null;
    if (args.length == 3 && "--topics".equals(args[1])) {
      file = args[2];
    } else if (args.length != 1) {
      say(err, misuse(args));
      err.println(USAGE);
      return WRONG_USE;
    }
    List<Topic> topics = file == null ? TopicsFile.defaults() : topics(file, err);
    if (topics.isEmpty()) {
      return WRONG_USE;
    }
    try {
      return judge(Topics.of(topics), in, out, err);
    } catch (IOException e) {
      say(err, "cannot read the articles: " + e.getMessage());
      return SOME_REFUSED;
    }
  }

  private static String misuse(String[] args) {
    if (!args[1].equals("--topics")) {
      return args[1].startsWith("-")
          ? "there is no option '" + args[1] + "'"
          : "articles come from the standard input: newswatch classify < " + args[1];
    }
    return args.length == 2
        ? "--topics wants a file or a folder"
        : "nothing is expected behind " + args[2] + ": '" + args[3] + "'";
  }

  /** The topics of the file; none, and a word about it, where it holds none that can judge. */
  private static List<Topic> topics(String file, PrintStream err) {
    TopicsFile read;
    try {
      read = TopicsFile.at(Path.of(file));
    } catch (IOException | InvalidPathException e) {
      say(err, "cannot read the topics in " + file + ": " + reason(e));
      return List.of();
    }
    read.problems().forEach(problem -> say(err, file + ", " + problem.sentence()));
    if (read.topics().isEmpty()) {
      say(err, file + " holds no topic that can judge");
    }
    return read.topics();
  }

  private static int judge(Topics topics, InputStream in, PrintStream out, PrintStream err)
      throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8));
    PrintStream answers = new PrintStream(out, false, UTF_8);
    int code = DONE;
    long number = 0;
    for (String line = first(lines); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      switch (ArticleLine.read(line)) {
        case ArticleLine.Read(ArticleLine article) ->
            answers.print(article.judgedBy(topics, tooCostly(number, err)) + "\n");
        case ArticleLine.Refused(String reason) -> {
          say(err, "line " + number + ": " + reason);
          code = SOME_REFUSED;
        }
      }
      // Whoever feeds line after line sees each answer; whoever reads no more ends the work.
      if (!lines.ready() && answers.checkError()) {
        break;
      }
    }
    return answers.checkError() ? SOME_REFUSED : code;
  }

  private static Consumer<CompiledTopic> tooCostly(long line, PrintStream err) {
    return topic ->
        say(
            err,
            "line %d: topic '%s' was given up over this article, it costs too much"
                .formatted(line, topic.topic().id()));
  }

  private static @Nullable String first(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    return line == null ? null : withoutMark(line);
  }

  private static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private static String reason(Exception e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "access denied";
      case CharacterCodingException _ -> "it is not UTF-8";
      default -> String.valueOf(e.getMessage());
    };
  }

  private static void say(PrintStream err, String sentence) {
    err.println("newswatch: " + sentence);
  }
}
