package newswatch.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A page that is looked at: at once where its feed carries only a teaser, and again later, to see
 * whether the publisher has edited it. Travels on {@link Channel#PAGES}, in one transaction with
 * what was seen at it; a tombstone follows the last look.
 *
 * @param url where it is
 * @param told the article as the feed told it, or as it was last published; while it waits to be
 *     published, with the teaser as its body, and without a body afterwards where its title
 *     suffices
 * @param stage how much of the article is published
 * @param failures how many looks in a row failed
 * @param dueAt when it is looked at next
 * @param view what it showed last; absent before it was read
 */
public record PageWatch(
    PageId id,
    URI url,
    ArticleSeen told,
    Stage stage,
    int failures,
    Instant dueAt,
    @Nullable PageView view) {
  /** How much of the article is published. */
  public enum Stage {
    /** Nothing, because its text is not taken yet. */
    @JsonProperty("waiting")
    WAITING,
    /**
     * What the feed told, because the page could not be had: the first readable page is published.
     */
    @JsonProperty("teaser")
    TEASER,
    /** Its whole text. */
    @JsonProperty("whole")
    WHOLE
  }

  public PageWatch {
    requireNonNull(id, "id");
    requireNonNull(url, "url");
    requireNonNull(told, "told");
    requireNonNull(stage, "stage");
    requireNonNull(dueAt, "dueAt");
  }

  /** The feed that told of it. */
  public FeedId feed() {
    return id.feed();
  }

  /** Whether the article is not published yet, because its text is not taken. */
  public boolean waits() {
    return stage == Stage.WAITING;
  }

  /** The same, due then. */
  public PageWatch due(Instant at) {
    return new PageWatch(id, url, told, stage, failures, at, view);
  }

  /** The same after one more failure, due then. */
  public PageWatch failed(Instant dueAgain) {
    return new PageWatch(id, url, told, stage, failures + 1, dueAgain, view);
  }

  /** The same of which this is told, due then. */
  public PageWatch told(ArticleSeen now, Instant at) {
    return new PageWatch(id, url, now, stage, failures, at, view);
  }
}
