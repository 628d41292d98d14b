package newswatch.start;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says in one line why a service cannot start and what to do, in place of Spring Boot's several.
 * The exception behind it is logged at DEBUG.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OneLineReport implements FailureAnalysisReporter {
  private static final Logger LOG = LoggerFactory.getLogger(CannotStart.class);

  @Override
  public void report(FailureAnalysis analysis) {
    LOG.error(line(analysis));
    LOG.debug("what was seen", analysis.getCause());
    // Spring Boot calls all reporters, its own after this one, also where a start fails so early
    // that no configuration of the logging was read.
    LoggingSystem.get(OneLineReport.class.getClassLoader())
        .setLogLevel(LoggingFailureAnalysisReporter.class.getName(), LogLevel.OFF);
  }

  /** The problem, then what to do, as sentences. */
  static String line(FailureAnalysis analysis) {
    String problem = folded(analysis.getDescription());
    String action = folded(analysis.getAction());
    String line = action.isEmpty() ? problem : ended(problem) + " " + action;
    return Secrets.masked(line);
  }

  private static String folded(@Nullable String text) {
    return text == null ? "" : text.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static String ended(String sentence) {
    String bare = sentence.endsWith(":") ? sentence.substring(0, sentence.length() - 1) : sentence;
    return bare.endsWith(".") || bare.endsWith("!") || bare.endsWith("?") ? bare : bare + ".";
  }
}
