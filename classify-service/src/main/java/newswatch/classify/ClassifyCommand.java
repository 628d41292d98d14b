package newswatch.classify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import newswatch.events.Topic;
import newswatch.matching.topic.Topics;
import newswatch.matching.topic.TopicsFile;
import org.jspecify.annotations.Nullable;

/**
 * {@code newswatch classify [--topics FILE.yml] < articles.jsonl}: a JSON line for each article, in
 * order, with its tags. Needs nothing running.
 */
final class ClassifyCommand {
  private static final int DONE = 0;
  private static final int SOME_REFUSED = 1;
  private static final int WRONG_USE = 2;
  private static final String USAGE =
      "usage: newswatch classify [--topics FILE.yml] < articles.jsonl";

  private ClassifyCommand() {}

  /**
   * Runs the command.
   *
   * @param args {@code classify} and what follows it
   * @return the exit code: 0 when every line was judged, 1 when some were refused, 2 for wrong use
   */
  static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
    Path file = null;
    if (args.length == 3 && "--topics".equals(args[1])) {
      file = Path.of(args[2]);
    } else if (args.length != 1) {
      err.println(USAGE);
      return WRONG_USE;
    }
    try {
      List<Topic> topics = topics(file, err);
      return topics.isEmpty() ? WRONG_USE : judge(Topics.of(topics), in, out, err);
    } catch (IOException e) {
      err.println("newswatch: cannot read " + e.getMessage());
      return WRONG_USE;
    }
  }

  private static List<Topic> topics(@Nullable Path file, PrintStream err) throws IOException {
    if (file == null) {
      return TopicsFile.defaults();
    }
    TopicsFile read = TopicsFile.read(Files.readString(file));
    read.problems()
        .forEach(problem -> err.println("newswatch: " + file + ", " + problem.sentence()));
    if (read.topics().isEmpty()) {
      err.println("newswatch: " + file + " holds no topic that can judge");
    }
    return read.topics();
  }

  private static int judge(Topics topics, InputStream in, PrintStream out, PrintStream err)
      throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8));
    PrintStream answers = new PrintStream(out, false, UTF_8);
    int code = DONE;
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      switch (ArticleLine.read(line)) {
        case ArticleLine.Read(ArticleLine article) -> answers.println(article.judgedBy(topics));
        case ArticleLine.Refused(String reason) -> {
          err.println("newswatch: line " + number + ": " + reason);
          code = SOME_REFUSED;
        }
      }
    }
    answers.flush();
    return code;
  }
}
