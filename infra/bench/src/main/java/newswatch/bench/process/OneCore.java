package newswatch.bench.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import newswatch.local.process.Unable;
import org.jspecify.annotations.Nullable;

/** Keeps this process, and all that it starts from now on, on one core. */
public final class OneCore {
  private static final Pattern ALLOWED = Pattern.compile("(?m)^Cpus_allowed_list:\\s*(\\S+)$");

  /** Those that this process had at first; what it is kept on later are fewer. */
  private static @Nullable List<Integer> atFirst;

  private OneCore() {}

  /**
   * The last core of those that this process may use; the first has most of the machine's
   * interrupts.
   *
   * @return its number
   * @throws Unable where that cannot be done
   */
  public static int keep() throws IOException {
    int last = allowed().getLast();
    stayOn(Integer.toString(last));
    return last;
  }

  /**
   * Keeps this process, and all that it starts from now on, off the last core, for somebody else to
   * have it alone.
   *
   * @return its number
   * @throws Unable where that cannot be done, or where there is only one
   */
  public static int leave() throws IOException {
    List<Integer> allowed = allowed();
    if (allowed.size() == 1) {
      throw new Unable("This is measured on one core beside others, and there is only one here.");
    }
    stayOn(
        allowed.subList(0, allowed.size() - 1).stream()
            .map(String::valueOf)
            .collect(Collectors.joining(",")));
    return allowed.getLast();
  }

  /**
   * Keeps this process on the core that somebody left to it.
   *
   * @throws Unable where that cannot be done
   */
  public static void take(int core) throws IOException {
    stayOn(Integer.toString(core));
  }

  private static synchronized List<Integer> allowed() throws IOException {
    List<Integer> known = atFirst;
    if (known == null) {
      known = asked();
      atFirst = known;
    }
    return known;
  }

  private static List<Integer> asked() throws IOException {
    Matcher allowed = ALLOWED.matcher(Files.readString(Path.of("/proc/self/status"), UTF_8));
    if (!allowed.find()) {
      throw new Unable(
          "Measuring on one core needs Linux, whose /proc tells which cores there are.");
    }
    return cores(allowed.group(1));
  }

  /** The numbers in a list such as {@code 0-3,6}; see proc(5). */
  static List<Integer> cores(String list) {
    return Arrays.stream(list.split(",", -1))
        .flatMapToInt(
            range -> {
              String[] ends = range.split("-", 2);
              return IntStream.rangeClosed(
                  Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
            })
        .boxed()
        .toList();
  }

  private static void stayOn(String cores) throws IOException {
    String self = Long.toString(ProcessHandle.current().pid());
    try {
      Process taskset =
          new ProcessBuilder("taskset", "-a", "-c", "-p", cores, self)
              .redirectErrorStream(true)
              .start();
      String said = new String(taskset.getInputStream().readAllBytes(), UTF_8).strip();
      if (taskset.waitFor() != 0) {
        throw new Unable("Measuring on one core is not possible here: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unable("Measuring was interrupted before it began.", e);
    } catch (IOException e) {
      throw new Unable("Measuring on one core needs taskset: install it (package util-linux).", e);
    }
  }
}
