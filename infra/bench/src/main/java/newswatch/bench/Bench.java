package newswatch.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import newswatch.local.process.Unable;

/** What {@code ./newswatch bench NAME} runs: a measurement, with its in-run limit, as JSON. */
public final class Bench {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private Bench() {}

  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) {
    List<String> rest = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
    try {
      if (arguments.isEmpty() || !"polling".equals(arguments.getFirst())) {
        throw new IllegalArgumentException(
            arguments.isEmpty()
                ? "which measurement?"
                : "there is no measurement '" + arguments.getFirst() + "'");
      }
      if (rest.contains("--help") || rest.contains("-h")) {
        System.out.println(PollingOptions.USAGE);
        return 0;
      }
      return polling(PollingOptions.of(rest));
    } catch (IllegalArgumentException e) {
      System.err.println("newswatch: " + e.getMessage());
      System.err.println(PollingOptions.USAGE);
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
    if (!System.getProperty("os.name").equals("Linux")) {
      throw new Unable(
          "Measuring needs Linux: it serves feeds on 127.0.1.1 to 127.0.2.134, and reads what"
              + " processes use up from /proc.");
    }
    PollingBench.Outcome outcome =
        new PollingBench(options, root(), line -> System.err.println(line)).run();
    System.out.println(outcome.json());
    if (options.out() != null) {
      Path out = options.out();
      if (out.getParent() != null) {
        Files.createDirectories(out.getParent());
      }
      Files.writeString(out, outcome.json() + "\n");
    }
    return outcome.sound() && (outcome.reached() || !options.check()) ? 0 : FAILED;
  }

  private static Path root() {
    return Path.of(System.getProperty("newswatch.root", "")).toAbsolutePath();
  }
}
