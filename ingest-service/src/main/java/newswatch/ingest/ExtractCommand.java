package newswatch.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import newswatch.ingest.article.ArticleAddress;
import newswatch.ingest.language.LanguageDetector;
import newswatch.ingest.page.PageReader;
import org.jspecify.annotations.Nullable;

/**
 * {@code newswatch extract FILE… [--url URL]}: what ingest makes of pages, a JSON line for each, in
 * order. Needs nothing running.
 */
final class ExtractCommand {
  private static final int DONE = 0;
  private static final int SOME_FAILED = 1;
  private static final int WRONG_USE = 2;
  private static final String URL = "--url";
  private static final String USAGE =
      """
      usage: newswatch extract FILE.html...
             newswatch extract FILE.html --url URL
                 URL: where the page came from; without it the page is believed about its address
                 files packed by gzip are read too""";

  private final List<String> files = new ArrayList<>();
  private @Nullable String url;

  private ExtractCommand(List<String> given) {
    for (Iterator<String> each = given.iterator(); each.hasNext(); ) {
      String one = each.next();
      if (one.startsWith(URL + "=") || one.equals(URL)) {
        if (url != null || (one.equals(URL) && !each.hasNext())) {
          throw new IllegalArgumentException("--url names one address");
        }
        url = one.equals(URL) ? each.next() : one.substring(URL.length() + 1);
      } else if (one.startsWith("-")) {
        throw new IllegalArgumentException("'extract' does not know '%s'".formatted(one));
      } else {
        files.add(one);
      }
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException("'extract' wants the name of a file");
    }
    if (url != null && files.size() > 1) {
      throw new IllegalArgumentException("--url goes with one file, not with " + files.size());
    }
  }

  /**
   * Runs the command.
   *
   * @param args {@code extract} and what follows it
   * @return the exit code: 0 when every file holds an article, 1 when some does not or cannot be
   *     read or output failed, 2 for wrong use
   */
  static int run(String[] args, PrintStream output, PrintStream err) {
    List<String> given = List.of(args).subList(1, args.length);
    if (given.equals(List.of("--help")) || given.equals(List.of("-h"))) {
      output.println(USAGE);
      return DONE;
    }
    try {
      ExtractCommand command = new ExtractCommand(given);
      return command.answer(new PrintStream(output, false, UTF_8));
    } catch (IllegalArgumentException e) {
      err.println("newswatch: " + e.getMessage());
      err.println(USAGE);
      return WRONG_USE;
    }
  }

  private int answer(PrintStream out) {
    URI address = address();
    PageAnswers answers = new PageAnswers(new PageReader(new LanguageDetector()));
    boolean allWell = true;
    for (String file : files) {
      PageLine line = answers.in(file, address);
      allWell &= line.ok();
      out.print(line.json() + "\n");
    }
    return allWell && !out.checkError() ? DONE : SOME_FAILED;
  }

  private URI address() {
    return url == null
        ? PageReader.NOWHERE
        : ArticleAddress.of(url)
            .orElseThrow(
                () -> new IllegalArgumentException("--url: no http or https address: " + url));
  }
}
