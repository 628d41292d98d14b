package newswatch.search.submission;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import newswatch.events.Submission;
import newswatch.events.SubmissionId;

/** Takes what people hand in, refuses what cannot be used, and passes the rest on. */
public final class Desk {
  /** So many at a time are on their way; each may hold half a megabyte. */
  private static final int PART = 50;

  /** A file without a single usable line would otherwise be answered with itself. */
  private static final int MOST_PROBLEMS = 1_000;

  private final Outbox outbox;
  private final Submissions submissions;
  private final InstantSource clock;

  /** What is taken goes to the outbox, and is kept in mind. */
  public Desk(Outbox outbox, Submissions submissions, InstantSource clock) {
    this.outbox = outbox;
    this.submissions = submissions;
    this.clock = clock;
  }

  /**
   * Takes an upload. It is read twice: nothing is passed on before it is known how much there is.
   *
   * @param alert whether its articles may alert as live ones do
   * @return what was taken; nothing is passed on where that is nothing
   * @throws Outbox.NotTaken when it could not be passed on
   * @throws IOException when the upload cannot be read back
   */
  public Received take(Upload upload, Form form, boolean alert) throws IOException {
    Received received = looked(upload, form);
    if (received.items() > 0) {
      submissions.received(received);
      passOn(upload, form, received, alert);
    }
    return received;
  }

  private static Received looked(Upload upload, Form form) throws IOException {
    int taken = 0;
    int refused = 0;
    List<LineProblem> problems = new ArrayList<>();
    try (Items items = upload.items(form)) {
      for (Item item = items.next(); item != null; item = items.next()) {
        if (item.content() instanceof HandedInLine.Refused(String problem)) {
          refused++;
          if (problems.size() < MOST_PROBLEMS) {
            problems.add(new LineProblem(item.line(), problem));
          }
        } else {
          taken++;
        }
      }
    }
    return new Received(upload.id(), taken, refused, problems);
  }

  private void passOn(Upload upload, Form form, Received received, boolean alert)
      throws IOException {
    Instant now = clock.instant();
    List<Submission> part = new ArrayList<>();
    try (Items items = upload.items(form)) {
      for (Item item = items.next(); item != null; item = items.next()) {
        SubmissionId id = received.id();
        switch (item.content()) {
          case HandedInLine.OfArticle(var article) ->
              part.add(
                  new Submission(id, item.line(), received.items(), null, article, alert, now));
          case HandedInLine.OfAddress(var address) ->
              part.add(
                  new Submission(id, item.line(), received.items(), address, null, alert, now));
          case HandedInLine.Refused _ -> {}
        }
        if (part.size() == PART) {
          outbox.send(part);
          part.clear();
        }
      }
    }
    outbox.send(part);
  }
}
