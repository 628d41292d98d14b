package newswatch.search.replay;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells people of a replay: on a terminal all the time, elsewhere how it begins and ends. */
public final class Report {
  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final Duration DRAWN_EVERY = Duration.ofMillis(200);
  private static final double NANOS = 1e9;

  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;
  private long began;
  private long drawn;
  private long sentBefore;

  /**
   * @param terminal whether {@code out} is one
   */
  public Report(PrintStream out, PrintStream err, boolean terminal) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  /** A replay begins, or goes on. */
  public void begins(Run run, int rate, long now) {
    began = now;
    drawn = now;
    sentBefore = run.sent();
    if (sentBefore == 0) {
      say(
          String.format(
              Locale.ROOT,
              "Judging %s again: at most %,d sightings, at most %,d a second.",
              run.from() == null ? "the whole archive" : "the archive from " + run.from() + " on",
              run.left(),
              rate));
    } else {
      say(
          String.format(
              Locale.ROOT,
              "Going on with a replay %s: %,d sightings were judged again before, at most %,d are left,"
                  + " at most %,d a second.",
              Intent.beginning(run.from()),
              sentBefore,
              run.left(),
              rate));
    }
  }

  /** It goes on; on a terminal that is drawn. */
  public void goesOn(Run run, @Nullable String waiting, long now) {
    if (terminal && now - drawn >= DRAWN_EVERY.toNanos()) {
      drawn = now;
      out.print(CLEAR_LINE + line(run, waiting, now));
      out.flush();
    }
  }

  private String line(Run run, @Nullable String waiting, long now) {
    double rate = (run.sent() - sentBefore) / seconds(now);
    String how =
        waiting != null
            ? "waiting for " + waiting
            : rate < 1 ? "" : "%s left".formatted(time(run.left() / rate));
    return String.format(
        Locale.ROOT,
        "%,d of at most %,d sightings, %,.0f a second, %s",
        run.sent(),
        run.sent() + run.left(),
        rate,
        how);
  }

  /** All were sent, and are being judged and indexed. */
  public void sentAll() {
    if (terminal) {
      out.print(CLEAR_LINE + "the last ones are on their way");
      out.flush();
    }
  }

  /**
   * It is done.
   *
   * @param found whether the last sighting was seen to be indexed
   */
  public void ends(Run run, boolean found, long now) {
    long sent = run.sent() - sentBefore;
    say(
        String.format(
            Locale.ROOT,
            found
                ? "Judged %,d sightings again in %s%s; they can be found."
                : "Sent %,d sightings to be judged again in %s%s; all are sent, but it was not seen"
                    + " that all of them can be found.",
            sent,
            time(seconds(now)),
            sentBefore == 0 ? "" : String.format(Locale.ROOT, ", %,d in all", run.sent())));
    if (run.passedOver() > 0) {
      say(
          String.format(
              Locale.ROOT,
              "%,d records were passed over: they are no sightings, or too large to be judged.",
              run.passedOver()));
    }
  }

  /** What the index held before is brought into its new form. */
  public void renews() {
    say("The index takes on its new form: looking for articles that only the old one holds.");
  }

  /** So many articles of the old form were looked at; on a terminal that is drawn. */
  public void looked(long articles, long now) {
    if (terminal && now - drawn >= DRAWN_EVERY.toNanos()) {
      drawn = now;
      out.print(CLEAR_LINE + String.format(Locale.ROOT, "%,d articles looked at", articles));
      out.flush();
    }
  }

  /**
   * The index has its new form.
   *
   * @param copied how many articles only the old one held
   */
  public void renewed(long copied) {
    say(
        String.format(
            Locale.ROOT,
            "Searches ask the new form from now on; %,d articles came from the old one, which is gone.",
            copied));
  }

  /** It was asked to end before its end. */
  public void stops(Run run) {
    say(
        String.format(
            Locale.ROOT,
            "Stopped after %,d sightings. ./newswatch replay goes on from there; --restart begins anew.",
            run.sent()));
  }

  /** It cannot go on. */
  public void fails(String reason) {
    clear();
    err.println("newswatch: " + reason);
  }

  /** Something that people may want to know of. */
  public void notes(String what) {
    clear();
    err.println(what);
  }

  /** Something holds it up. */
  public void waits(String reason) {
    clear();
    err.println("newswatch: waiting for " + reason);
  }

  private void say(String line) {
    clear();
    out.println(line);
  }

  private void clear() {
    if (terminal) {
      out.print(CLEAR_LINE);
      out.flush();
    }
  }

  private double seconds(long now) {
    return Math.max(0.001, (now - began) / NANOS);
  }

  private static String time(double seconds) {
    Duration time = Duration.ofSeconds(Math.round(seconds));
    return time.toHours() > 0
        ? "%d h %02d min".formatted(time.toHours(), time.toMinutesPart())
        : time.toMinutes() > 0
            ? "%d min %02d s".formatted(time.toMinutes(), time.toSecondsPart())
            : time.toSeconds() + " s";
  }
}
