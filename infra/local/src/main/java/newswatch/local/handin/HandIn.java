package newswatch.local.handin;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import newswatch.local.process.Unable;
import newswatch.local.server.ConsoleToken;
import org.jspecify.annotations.Nullable;

/**
 * Hands articles to a console parcel by parcel, and waits until they can be found. Only a few
 * parcels are on their way at a time, so that neither side is flooded. Handing in twice is
 * harmless, because ids are computed: whatever is not answered is tried again.
 */
public final class HandIn {
  private static final int ALL_WELL = 0;
  private static final int NOT_ALL = 1;
  private static final int MOST_ON_THEIR_WAY = 4;

  /** How often and how long things are tried. */
  record Pace(Duration glance, Duration patience, Duration standstill) {}

  private static final Pace USUAL =
      new Pace(Duration.ofMillis(200), Duration.ofMinutes(2), Duration.ofMinutes(5));

  private final Console console;
  private final Progress progress;
  private final Pace pace;
  private final Deque<Sent> onTheirWay = new ArrayDeque<>();
  private long lastNews = System.nanoTime();
  private boolean gaveUp;

  /** Is changed by what the console tells of it. */
  private static final class Sent {
    private final String id;
    private final Parcel parcel;
    private int searchable;

    Sent(String id, Parcel parcel) {
      this.id = id;
      this.parcel = parcel;
    }
  }

  /**
   * @param console its address
   * @param alert whether the articles may raise alerts
   * @param terminal whether a line of {@code out} may be drawn over
   */
  public HandIn(URI console, boolean alert, PrintStream out, PrintStream err, boolean terminal) {
    this(console, alert, ConsoleToken.of(System.getenv()), out, err, terminal, USUAL);
  }

  HandIn(
      URI console,
      boolean alert,
      ConsoleToken token,
      PrintStream out,
      PrintStream err,
      boolean terminal,
      Pace pace) {
    this.console = new Console(console, alert, token);
    this.progress = new Progress(out, err, terminal);
    this.pace = pace;
  }

  /**
   * Hands in the lines of a file, or the text files of a folder.
   *
   * @return the exit code: 0 when all of them can be found, 1 when not
   * @throws Unable if the console cannot be reached for two minutes
   */
  public int of(Path fileOrFolder) throws IOException {
    if (Files.isDirectory(fileOrFolder)) {
      try (TextFiles files = new TextFiles(fileOrFolder)) {
        int code = all(files);
        if (files.skipped() > 0) {
          progress.complain(
              "%s: skipped %d files that are neither .txt nor .md."
                  .formatted(fileOrFolder, files.skipped()));
        }
        return code;
      }
    }
    return of(fileOrFolder.toString(), Files.newInputStream(fileOrFolder));
  }

  /**
   * As {@link #of(Path)}, from a stream of lines, which is closed.
   *
   * @param name for people
   */
  public int of(String name, InputStream lines) throws IOException {
    try (JsonLines items = new JsonLines(name, lines)) {
      return all(items);
    }
  }

  private int all(Items items) throws IOException {
    try {
      Parcel parcel = new Parcel();
      for (@Nullable Item item = items.next(); item != null; item = items.next()) {
        progress.found();
        switch (item) {
          case Item.Unusable(String where, String problem) -> progress.refused(where, problem);
          case Item.Article article -> {
            if (!parcel.holds(article)) {
              send(parcel);
              parcel = new Parcel();
            }
            parcel.add(article);
          }
        }
        progress.tell(halfway());
      }
      send(parcel);
      awaitFewerThan(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      gaveUp = true;
    } finally {
      progress.summary();
    }
    return gaveUp || progress.refusals() > 0 ? NOT_ALL : ALL_WELL;
  }

  private void send(Parcel parcel) throws InterruptedException {
    if (parcel.isEmpty()) {
      return;
    }
    awaitFewerThan(MOST_ON_THEIR_WAY);
    switch (answer(parcel)) {
      case Answer.Taken(String id, var refused) -> {
        refused.forEach(problem -> refuse(parcel, problem));
        progress.handedIn(parcel.lines() - parcel.refused());
        if (parcel.refused() < parcel.lines()) {
          onTheirWay.add(new Sent(id, parcel));
        }
      }
      case Answer.Refused(String why, var refused) -> {
        refused.forEach(problem -> refuse(parcel, problem));
        for (int line = 1; line <= parcel.lines(); line++) {
          refuse(parcel, new Answer.Problem(line, why));
        }
      }
      case Answer.TooLarge() -> {
        if (parcel.lines() == 1) {
          refuse(parcel, new Answer.Problem(1, "larger than the console takes"));
        } else {
          for (Parcel half : parcel.halves()) {
            send(half);
          }
        }
      }
      case Answer.Later(String why, int seconds) ->
          throw new Unable(
              "The console did not take %s and what follows (%s): hand the same in again later, which is harmless."
                  .formatted(parcel.where(1), why));
    }
    lastNews = System.nanoTime();
  }

  /** Answers "later" only when that has been the answer for as long as the patience lasts. */
  private Answer answer(Parcel parcel) throws InterruptedException {
    byte[] body = parcel.body();
    long from = System.nanoTime();
    boolean said = false;
    while (true) {
      Answer answer = console.take(body);
      if (!(answer instanceof Answer.Later(String why, int seconds))
          || System.nanoTime() - from > pace.patience().toNanos()) {
        return answer;
      }
      if (!said) {
        said = true;
        progress.complain(
            "The console does not take articles just now (%s): trying for up to %d s."
                .formatted(why, pace.patience().toSeconds()));
      }
      TimeUnit.NANOSECONDS.sleep(
          Math.min(Duration.ofSeconds(seconds).toNanos(), pace.patience().toNanos() / 4));
    }
  }

  private void awaitFewerThan(int most) throws InterruptedException {
    while (onTheirWay.size() >= most && !gaveUp) {
      look();
      progress.tell(halfway());
      if (onTheirWay.size() >= most) {
        if (System.nanoTime() - lastNews > pace.standstill().toNanos()) {
          gaveUp = true;
          progress.complain(
              "Nothing more has become searchable for %d s; what is handed in is kept and will be, see ./newswatch status."
                  .formatted(pace.standstill().toSeconds()));
        } else {
          TimeUnit.NANOSECONDS.sleep(pace.glance().toNanos());
        }
      }
    }
  }

  private void look() throws InterruptedException {
    for (Sent sent : onTheirWay.toArray(new Sent[0])) {
      Optional<Fate> fate = console.fate(sent.id);
      if (fate.isEmpty()) {
        continue;
      }
      fate.get().problems().forEach(problem -> refuse(sent.parcel, problem));
      if (fate.get().searchable() > sent.searchable) {
        sent.searchable = fate.get().searchable();
        lastNews = System.nanoTime();
      }
      if (fate.get().ended()) {
        onTheirWay.remove(sent);
        progress.searchable(sent.parcel.lines() - sent.parcel.refused());
        lastNews = System.nanoTime();
      }
    }
  }

  private void refuse(Parcel parcel, Answer.Problem problem) {
    if (parcel.refuse(problem.line())) {
      progress.refused(parcel.where(problem.line()), problem.problem());
    }
  }

  /** Of the parcels on their way, what can be found already. */
  private long halfway() {
    return onTheirWay.stream().mapToLong(sent -> sent.searchable).sum();
  }
}
