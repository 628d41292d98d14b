package newswatch.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Types {@code ./newswatch} commands as a user does, with a home of their own. */
final class Commands {
  private static final int MINUTES = 5;

  private final Path home;
  private final Map<String, String> environment;

  Commands(Path home, Map<String, String> environment) {
    this.home = home;
    this.environment = environment;
  }

  /** What a command printed, both streams together, and how it ended. */
  record Ended(int code, String output) {}

  /** Starts a command; what it prints goes to the file. */
  Process start(Path output, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(
        Path.of(requireNonNull(System.getProperty("newswatch.root")), "newswatch").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.environment().put("NEWSWATCH_HOME", home.toString());
    builder.environment().put("NEWSWATCH_SKIP_BUILD", "1");
    return builder
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  /** Runs a command to its end. */
  Ended run(String... arguments) throws IOException, InterruptedException {
    Path output = Files.createTempFile("newswatch", ".out");
    try {
      Process process = start(output, arguments);
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException(List.of(arguments) + " did not end: " + Files.readString(output));
      }
      return new Ended(process.exitValue(), Files.readString(output, UTF_8));
    } finally {
      Files.delete(output);
    }
  }
}
