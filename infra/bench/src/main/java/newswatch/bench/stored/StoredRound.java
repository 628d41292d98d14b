package newswatch.bench.stored;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import newswatch.bench.process.MachineTime;
import newswatch.local.process.Unable;
import newswatch.local.server.Jdk;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/**
 * How fast one matcher went in one round, in microseconds an article.
 *
 * @param round from 1
 * @param stolenPercent of the machine's processor time meanwhile
 * @param processor microseconds of processor time an article, with the process's garbage and
 *     compilers
 * @param samples how many articles were timed
 */
public record StoredRound(
    MatcherKind kind,
    Workload workload,
    int round,
    double stolenPercent,
    double processor,
    double mean,
    double p50,
    double p99,
    double max,
    long samples) {
  private static final int ITERATIONS = 5;

  public StoredRound {
    requireNonNull(kind, "kind");
    requireNonNull(workload, "workload");
  }

  /** How many articles a second of one core is enough for. */
  public double articlesPerSecond() {
    return 1e6 / processor;
  }

  /**
   * Has JMH measure it, in a new process.
   *
   * @param root the project
   * @param seconds for which it is measured, after as many in which it is warmed up
   */
  public static StoredRound measure(
      MatcherKind kind,
      Workload workload,
      int round,
      int seconds,
      Path root,
      List<String> javaOptions)
      throws IOException {
    MachineTime before = MachineTime.now();
    Path processor = Files.createTempFile("newswatch-bench-", ".processor");
    List<String> options = new ArrayList<>(javaOptions);
    options.add("-D" + StoredRates.PROCESSOR_FILE + "=" + processor);
    String ours = System.getProperty("java.class.path");
    // JMH gives its process the classes of this one and takes no others.
    System.setProperty("java.class.path", kind.classPath(root));
    try {
      TimeValue iteration = TimeValue.milliseconds(seconds * 1_000L / ITERATIONS);
      RunResult result =
          new Runner(
                  new OptionsBuilder()
                      .include("\\b" + StoredRates.class.getSimpleName() + "\\b")
                      .param("who", kind.word())
                      .param("workload", workload.word())
                      .forks(1)
                      .warmupIterations(ITERATIONS)
                      .warmupTime(iteration)
                      .measurementIterations(ITERATIONS)
                      .measurementTime(iteration)
                      .jvm(Jdk.launcher())
                      .jvmArgs(options.toArray(String[]::new))
                      .shouldFailOnError(true)
                      .verbosity(VerboseMode.SILENT)
                      .build())
              .runSingle();
      Statistics times = result.getPrimaryResult().getStatistics();
      return new StoredRound(
          kind,
          workload,
          round,
          MachineTime.now().stolenPercentSince(before),
          Double.parseDouble(Files.readString(processor)) / 1_000,
          times.getMean(),
          times.getPercentile(50),
          times.getPercentile(99),
          times.getMax(),
          times.getN());
    } catch (RunnerException e) {
      throw new Unable(
          "%s could not be measured with %s: %s"
              .formatted(kind.word(), workload.word(), e.getMessage()),
          e);
    } finally {
      System.setProperty("java.class.path", ours);
      Files.deleteIfExists(processor);
    }
  }
}
