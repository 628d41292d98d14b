package newswatch.bench.stored;

import static java.util.Objects.requireNonNull;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import newswatch.events.Article;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/** How long an article takes, one after the other; JMH runs it in a process of its own. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StoredRates {
  /** Who is measured, see {@link MatcherKind#word}. */
  @Param("newswatch")
  public String who = "newswatch";

  /** Of how many queries, and which; see {@link Workload#of}. */
  @Param("10000-mixed")
  public String workload = "10000-mixed";

  /** The system property that names the file for what {@link #tell} tells. */
  static final String PROCESSOR_FILE = "newswatch.bench.processor";

  private @Nullable Matcher matcher;
  private List<Article> articles = List.of();
  private int next;
  private long matched;
  private long began;
  private long articlesMeasured;
  private long nanosMeasured;

  /** Before anything is measured; all articles are matched once, which is the warming-up. */
  @Setup
  public void register() {
    StoredCorpus corpus = new StoredCorpus();
    Matcher registered = MatcherKind.of(who).make();
    registered.register(corpus.queries(Workload.of(workload)));
    matcher = registered;
    articles = corpus.articles();
    // By articles and not by seconds: the slower somebody is, the longer the JVM takes to compile.
    articles.forEach(registered::match);
  }

  /** Before some seconds of it. */
  @Setup(Level.Iteration)
  public void begin() {
    matched = 0;
    began = processorNanos();
  }

  /** After them: what warms up does not count. */
  @TearDown(Level.Iteration)
  public void end(IterationParams iteration) {
    if (iteration.getType() == IterationType.MEASUREMENT) {
      articlesMeasured += matched;
      nanosMeasured += processorNanos() - began;
    }
  }

  /**
   * Tells the processor time that an article took, in nanoseconds: of the whole process, with what
   * its garbage and its compilers took, whoever else had the core meanwhile; and ends.
   */
  @TearDown
  public void tell() throws IOException {
    requireNonNull(matcher).close();
    String file = System.getProperty(PROCESSOR_FILE);
    if (file != null) {
      Files.writeString(Path.of(file), Double.toString((double) nanosMeasured / articlesMeasured));
    }
  }

  private static long processorNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /** One article. */
  @Benchmark
  public int[] article() {
    matched++;
    next = next + 1 == articles.size() ? 0 : next + 1;
    return requireNonNull(matcher).match(articles.get(next));
  }
}
