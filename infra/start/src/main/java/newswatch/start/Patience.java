package newswatch.start;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for a server that may still be starting: asks again every half second, says every five
 * seconds what it waits for, and gives up after a stated time.
 */
public final class Patience {
  private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration SAID_EVERY = Duration.ofSeconds(5);

  private final Duration limit;
  private volatile boolean ending;

  /** Waits this long at most, for each thing waited for. */
  public Patience(StartProperties properties) {
    this.limit = properties.patience();
  }

  /** Waits no longer: whoever asks the process to end would wait for the start to end first. */
  void end() {
    ending = true;
  }

  /**
   * Calls until the call returns, and returns what it returned.
   *
   * @param what the server, with its address, as it reads after "waiting for"
   * @param setting the setting that names the server
   * @throws CannotStart when the limit has passed, or as the call throws it
   */
  public <T> T await(String what, String setting, Callable<T> call) {
    long start = System.nanoTime();
    long said = 0;
    while (true) {
      try {
        return call.call();
      } catch (CannotStart e) {
        throw e;
      } catch (Exception e) {
        Duration waited = Duration.ofNanos(System.nanoTime() - start);
        if (ending) {
          throw new CannotStart(
              "asked to end while waiting for " + what, "Start the service again.", e);
        }
        if (waited.compareTo(limit) >= 0) {
          throw new CannotStart(
              "waited %d s for %s, which does not answer: %s"
                  .formatted(limit.toSeconds(), what, innermost(e)),
              "Start it, or correct %s; newswatch.start.patience says how long to wait."
                  .formatted(setting),
              e);
        }
        if (waited.toNanos() >= said) {
          said = waited.plus(SAID_EVERY).toNanos();
          LOG.info(
              "waiting for {}: {} s of at most {} s: {}",
              what,
              waited.toSeconds(),
              limit.toSeconds(),
              innermost(e));
        }
        pause();
      }
    }
  }

  private static String innermost(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("the start was interrupted", "Start the service again.", e);
    }
  }
}
