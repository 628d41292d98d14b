package newswatch.bench.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the measurement ran on.
 *
 * @param commit of the code, with {@code +changes} where files differ from it; {@code unknown}
 *     outside a checkout
 */
public record Machine(
    int cores, String processor, long memoryMegabytes, String kernel, String jdk, String commit) {
  private static final Pattern PROCESSOR = Pattern.compile("(?m)^model name\\s*:\\s*(.+)$");
  private static final Pattern MEMORY = Pattern.compile("(?m)^MemTotal:\\s+(\\d+) kB$");

  /**
   * This one.
   *
   * @param root the project
   */
  public static Machine here(Path root) throws IOException {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        first(PROCESSOR, Path.of("/proc/cpuinfo"), "unknown"),
        Long.parseLong(first(MEMORY, Path.of("/proc/meminfo"), "0")) / 1024,
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        Runtime.version().toString(),
        commit(root));
  }

  private static String first(Pattern wanted, Path file, String otherwise) throws IOException {
    Matcher found = wanted.matcher(Files.readString(file, UTF_8));
    return found.find() ? found.group(1) : otherwise;
  }

  private static String commit(Path root) {
    String commit = git(root, "rev-parse", "--short=10", "HEAD");
    if (commit.isEmpty()) {
      return "unknown";
    }
    return commit + (git(root, "status", "--porcelain", "-uno").isEmpty() ? "" : "+changes");
  }

  private static String git(Path root, String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = "git";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    try {
      Process git =
          new ProcessBuilder(command)
              .directory(root.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer = new String(git.getInputStream().readAllBytes(), UTF_8).strip();
      return git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0 ? answer : "";
    } catch (IOException _) {
      return "";
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
