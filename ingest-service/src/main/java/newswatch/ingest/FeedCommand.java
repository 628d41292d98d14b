package newswatch.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * {@code newswatch feed FILE|URL…} and {@code newswatch feed --batch}: what ingest makes of feeds,
 * a JSON line each, in order. Needs nothing running.
 */
final class FeedCommand {
  private static final int DONE = 0;
  private static final int SOME_FAILED = 1;
  private static final int WRONG_USE = 2;
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String USAGE =
      """
      usage: newswatch feed FILE|URL...
             newswatch feed --batch < requests.jsonl
                 a request: {"id": "...", "file": "...", "url": "...", "headers": {...}}""";

  private final FeedAnswers answers;
  private final PrintStream out;
  private boolean allWell = true;

  private FeedCommand(FeedAnswers answers, PrintStream out) {
    this.answers = answers;
    this.out = out;
  }

  /**
   * Runs the command.
   *
   * @param args {@code feed} and what follows it
   * @param variables of the environment; empty text for one that is not set
   * @return the exit code: 0 when every feed could be read, 1 when some could not or input or
   *     output failed, 2 for wrong use
   */
  static int run(
      String[] args,
      UnaryOperator<String> variables,
      InputStream in,
      PrintStream output,
      PrintStream err) {
    List<String> given = Arrays.asList(args).subList(1, args.length);
    if (given.equals(List.of("--help")) || given.equals(List.of("-h"))) {
      output.println(USAGE);
      return DONE;
    }
    boolean batch = given.equals(List.of("--batch"));
    if (given.isEmpty() || (!batch && given.stream().anyMatch(one -> one.startsWith("-")))) {
      err.println(USAGE);
      return WRONG_USE;
    }
    PrintStream out = new PrintStream(output, false, UTF_8);
    try (FeedAnswers answers = new FeedAnswers(FetchProperties.usual(variables).limits())) {
      FeedCommand command = new FeedCommand(answers, out);
      if (batch) {
        command.answerAll(in);
      } else {
        given.forEach(place -> command.say(command.answers.at(place)));
      }
      return command.allWell && !out.checkError() ? DONE : SOME_FAILED;
    } catch (IllegalArgumentException e) {
      err.println("newswatch: NEWSWATCH_FETCH_ALLOW, …_CONTACT or …_USERAGENT: " + e.getMessage());
      return WRONG_USE;
    } catch (IOException e) {
      err.println("newswatch: cannot read the requests: " + e.getMessage());
      return SOME_FAILED;
    }
  }

  private void answerAll(InputStream in) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8));
    long number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      String request = number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
      if (request.isBlank()) {
        continue;
      }
      say(answers.of(request, number));
      // Whoever feeds line after line sees each answer; whoever reads no more ends the work.
      if (!lines.ready() && out.checkError()) {
        return;
      }
    }
  }

  private void say(FeedLine line) {
    allWell &= line.ok();
    out.print(line.json() + "\n");
  }
}
