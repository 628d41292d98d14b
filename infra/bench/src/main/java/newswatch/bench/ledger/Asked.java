package newswatch.bench.ledger;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import newswatch.bench.wire.Request;
import newswatch.bench.wire.RequestLog;

/** What the feeds' server has been asked for during one cycle. Not for several threads. */
public final class Asked {
  private static final int NOT_MODIFIED = 304;
  private static final int OK = 200;

  private final RequestLog log;
  private final Set<String> awaited;
  private final int feeds;
  private Instant completeAt = Instant.MIN;
  private long bytes;
  private int requests;
  private int notModified;
  private int others;

  /**
   * Begins with an empty count: what was asked before is left out.
   *
   * @param paths of all feeds that are to be asked
   */
  public Asked(RequestLog log, Collection<String> paths) throws IOException {
    this.log = log;
    this.awaited = new HashSet<>(paths);
    this.feeds = awaited.size();
    log.news();
  }

  /** Takes in what was asked meanwhile. */
  public void update() throws IOException {
    for (Request request : log.news()) {
      requests++;
      bytes += request.bytes();
      if (request.status() == NOT_MODIFIED) {
        notModified++;
      } else if (request.status() != OK) {
        others++;
        continue;
      }
      if (awaited.remove(request.path())) {
        completeAt = request.ended().isAfter(completeAt) ? request.ended() : completeAt;
      }
    }
  }

  /** Whether every feed has been asked and answered. */
  public boolean complete() {
    return awaited.isEmpty();
  }

  /** When the last of the feeds so far was first answered. */
  public Instant completeAt() {
    return completeAt;
  }

  /** How many of the feeds have been asked. */
  public int feedsAsked() {
    return feeds - awaited.size();
  }

  /** Of all answers, with their heads. */
  public long bytes() {
    return bytes;
  }

  public int requests() {
    return requests;
  }

  public int notModified() {
    return notModified;
  }

  /** How many answers were neither 200 nor 304. */
  public int others() {
    return others;
  }
}
