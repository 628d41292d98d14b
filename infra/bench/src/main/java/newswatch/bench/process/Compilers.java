package newswatch.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The JVM's compilers, which take up to half of a new process's time, and next to nothing of one
 * that has run for an hour.
 */
public final class Compilers {
  /** Has the threads stay whose times are read; the JVM would end and replace them. */
  public static final String OPTION = "-XX:-UseDynamicNumberOfCompilerThreads";

  private static final int LEAST = 2;
  private static final int MOST = 16;
  private static final double AT_REST = 0.1;

  private Compilers() {}

  /** Something to be done again and again. */
  @FunctionalInterface
  public interface Work {
    void once() throws IOException;
  }

  /**
   * Has the process do this until its compilers take less than a tenth of the processor time, at
   * least twice and at most 16 times. Some never come to rest where each time is short.
   *
   * @param pid of a JVM that was started with the {@link #OPTION}
   * @return what share they took at last
   */
  public static double settle(long pid, Work work) throws IOException {
    double share = 1;
    for (int times = 0; times < LEAST || (times < MOST && share > AT_REST); times++) {
      double all = ProcessUse.cpuSeconds(pid);
      double compiling = cpuSeconds(pid);
      work.once();
      share = (cpuSeconds(pid) - compiling) / (ProcessUse.cpuSeconds(pid) - all);
    }
    return share;
  }

  /** What they have used so far, in seconds. */
  static double cpuSeconds(long pid) throws IOException {
    try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      return threads
          .map(thread -> thread.resolve("stat"))
          .mapToDouble(stat -> ProcessUse.ofFile(stat, Compilers::isOne))
          .sum();
    }
  }

  /** Whether that is the state of a thread called such as "C2 CompilerThread0", cut by Linux. */
  static boolean isOne(String stat) {
    return stat.contains("(C1 Compiler") || stat.contains("(C2 Compiler");
  }
}
