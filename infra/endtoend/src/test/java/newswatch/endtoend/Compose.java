package newswatch.endtoend;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Types {@code docker compose} commands as a user does, in a project of its own.
 *
 * @param project keeps its containers and volumes apart from others'
 * @param environment for what the compose file lets people choose
 */
record Compose(String project, Map<String, String> environment) {
  private static final int MINUTES = 15;
  private static boolean built;

  /** Makes or brings up to date the images that the compose file names, once for all tests. */
  static synchronized void buildImages() throws IOException, InterruptedException {
    if (!built) {
      new Compose("newswatch-images", Map.of()).run("--profile", "demo", "build");
      built = true;
    }
  }

  /** Runs a command that is expected to succeed, and answers what it printed. */
  String run(String... arguments) throws IOException, InterruptedException {
    Ended ended = end(arguments);
    assertThat(ended.code()).as(ended.output()).isZero();
    return ended.output();
  }

  /** Runs a command to its end, whichever. */
  Ended end(String... arguments) throws IOException, InterruptedException {
    Path root = Path.of(requireNonNull(System.getProperty("newswatch.root")));
    List<String> command =
        new ArrayList<>(
            List.of(
                "docker",
                "compose",
                "--project-name",
                project,
                "--file",
                root.resolve("docker-compose.yml").toString()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("newswatch-compose", ".out");
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      Process process =
          builder
              .redirectErrorStream(true)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException(command + " did not end: " + Files.readString(output));
      }
      return new Ended(process.exitValue(), Files.readString(output));
    } finally {
      Files.delete(output);
    }
  }

  /** What a command printed, both streams together, and how it ended. */
  record Ended(int code, String output) {}
}
