package newswatch.local.server;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The JDK this process runs on, which every child runs on too. */
public final class Jdk {
  /**
   * Leaves out the slower of the JVM's two compilers, which halves the processor time of a start.
   * It would pay off under a load that lasts; {@code -XX:TieredStopAtLevel=4} among a part's {@link
   * #options} brings it back.
   */
  public static final String QUICK_START = "-XX:TieredStopAtLevel=1";

  /** Takes the slower compiler in again. */
  static final List<String> FOR_LOAD = List.of("-XX:TieredStopAtLevel=4");

  private Jdk() {}

  public static Path home() {
    return Path.of(System.getProperty("java.home"));
  }

  public static String launcher() {
    return home().resolve("bin/java").toString();
  }

  /**
   * Options added by people, from {@code NEWSWATCH_<PART>_OPTS}, such as {@code
   * NEWSWATCH_KAFKA_OPTS=-Xmx512m}. They come last and so win.
   */
  public static List<String> options(String part) {
    String options = System.getenv("NEWSWATCH_" + part.toUpperCase(Locale.ROOT) + "_OPTS");
    return options == null || options.isBlank()
        ? List.of()
        : Arrays.asList(options.strip().split("\\s+"));
  }
}
