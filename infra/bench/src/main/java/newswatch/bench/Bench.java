package newswatch.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import newswatch.local.process.Unable;
import org.jspecify.annotations.Nullable;

/** What {@code ./newswatch bench NAME} runs: a measurement, with its in-run limit, as JSON. */
public final class Bench {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private static final String USAGE =
      """
      usage: newswatch bench NAME [OPTION...]
               polling                feeds polled
               matching               articles met by stored queries
               classify               articles through classify-service
               replay                 live news while the archive is judged again
               indexing               tagged articles until a search finds them
               search                 searches while articles arrive
               alerts                 alerts, from the feed's answer to the webhook
               NAME --help            its options""";

  private Bench() {}

  private enum Measurement {
    POLLING(PollingOptions.USAGE),
    MATCHING(MatchingOptions.USAGE),
    CLASSIFY(ClassifyOptions.USAGE),
    REPLAY(ReplayOptions.USAGE),
    INDEXING(IndexingOptions.USAGE),
    SEARCH(SearchOptions.USAGE),
    ALERTS(AlertsOptions.USAGE);

    private final String usage;

    Measurement(String usage) {
      this.usage = usage;
    }

    static Measurement of(String word) {
      for (Measurement one : values()) {
        if (one.name().toLowerCase(Locale.ROOT).equals(word)) {
          return one;
        }
      }
      throw new IllegalArgumentException("there is no measurement '" + word + "'");
    }
  }

  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) {
    Measurement measurement = null;
    try {
      if (arguments.isEmpty()) {
        throw new IllegalArgumentException("which measurement?");
      }
      measurement = Measurement.of(arguments.getFirst());
      List<String> rest = arguments.subList(1, arguments.size());
      if (rest.contains("--help") || rest.contains("-h")) {
        System.out.println(measurement.usage);
        return 0;
      }
      return switch (measurement) {
        case POLLING -> polling(PollingOptions.of(rest));
        case MATCHING -> matching(MatchingOptions.of(rest));
        case CLASSIFY -> classify(ClassifyOptions.of(rest));
        case REPLAY -> replay(ReplayOptions.of(rest));
        case INDEXING -> indexing(IndexingOptions.of(rest));
        case SEARCH -> search(SearchOptions.of(rest));
        case ALERTS -> alerts(AlertsOptions.of(rest));
      };
    } catch (IllegalArgumentException e) {
      System.err.println("newswatch: " + e.getMessage());
      System.err.println(measurement == null ? USAGE : measurement.usage);
      return MISUSED;
    } catch (Unable e) {
      System.err.println("newswatch: " + e.getMessage());
      return FAILED;
    } catch (IOException | UncheckedIOException e) {
      System.err.println("newswatch: something cannot be read or written: " + e.getMessage());
      return FAILED;
    }
  }

  private static int polling(PollingOptions options) throws IOException {
    requireLinux(
        "as it serves feeds on 127.0.1.1 to 127.0.2.134, and reads what processes use up from"
            + " /proc");
    return tell(
        new PollingBench(options, root(), System.err::println).run(),
        options.out(),
        options.check());
  }

  private static int matching(MatchingOptions options) throws IOException {
    requireLinux("to keep everybody on one core");
    return tell(
        new MatchingBench(options, root(), System.err::println).run(),
        options.out(),
        options.check());
  }

  private static int classify(ClassifyOptions options) throws IOException {
    requireLinux("to give classify-service a core of its own");
    return tell(
        new ClassifyBench(options, root(), System.err::println).run(), options.out(), false);
  }

  private static int replay(ReplayOptions options) throws IOException {
    requireLinux("to give classify-service a core of its own");
    return tell(
        new ReplayBench(options, root(), System.err::println).run(),
        options.out(),
        options.check());
  }

  private static int indexing(IndexingOptions options) throws IOException {
    requireLinux("as it reads what processes use up from /proc");
    return tell(
        new IndexingBench(options, root(), System.err::println).run(),
        options.out(),
        options.check());
  }

  private static int search(SearchOptions options) throws IOException {
    requireLinux("as it reads from /proc what others take of the machine");
    return tell(
        new SearchBench(options, root(), System.err::println).run(),
        options.out(),
        options.check());
  }

  private static int alerts(AlertsOptions options) throws IOException {
    requireLinux(
        "as it serves feeds on 127.0.2.1 to 127.0.2.250 and takes webhooks on 127.0.3.1 to"
            + " 127.0.3.250");
    return tell(
        new AlertsBench(options, root(), System.err::println).run(),
        options.out(),
        options.check());
  }

  private static void requireLinux(String why) {
    if (!System.getProperty("os.name").equals("Linux")) {
      throw new Unable("Measuring needs Linux, " + why + ".");
    }
  }

  private static int tell(Outcome outcome, @Nullable Path out, boolean check) throws IOException {
    System.out.println(outcome.json());
    if (out != null) {
      if (out.getParent() != null) {
        Files.createDirectories(out.getParent());
      }
      Files.writeString(out, outcome.json() + "\n");
    }
    return outcome.sound() && (outcome.reached() || !check) ? 0 : FAILED;
  }

  private static Path root() {
    return Path.of(System.getProperty("newswatch.root", "")).toAbsolutePath();
  }
}
