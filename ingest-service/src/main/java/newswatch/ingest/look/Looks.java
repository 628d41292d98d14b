package newswatch.ingest.look;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import newswatch.events.Article;
import newswatch.events.ArticleSeen;
import newswatch.events.Origin;
import newswatch.events.PageId;
import newswatch.events.PageWatch;
import newswatch.events.PageWatch.Stage;
import newswatch.fetch.Validators;
import newswatch.ingest.page.Page;
import org.jspecify.annotations.Nullable;

/** Decides which pages are looked at, and when next. */
public final class Looks {
  /** A first look that fails for a reason that may pass is made again after these. */
  private static final List<Duration> RETRIES =
      List.of(Duration.ofMinutes(1), Duration.ofMinutes(5));

  /** An article does not wait longer for a server that asks for rest. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  /** Some entries change with every poll, by the number of their comments. */
  private static final Duration RETOLD = Duration.ofHours(1);

  private static final int WHOLE_PART = 4;

  private final PageProperties properties;

  /** As the properties say. */
  public Looks(PageProperties properties) {
    this.properties = properties;
  }

  /**
   * Whether the article's text is to be taken from its page before it is published.
   *
   * @param whole whether the feed calls the text the article's content and not a summary of it;
   *     that is believed of shorter texts too
   */
  public boolean isTeaser(Article article, boolean whole) {
    String text = article.body();
    int length = whole ? properties.teaserLength() / WHOLE_PART : properties.teaserLength();
    return article.url() != null
        && !article.truncated()
        && length > 0
        && (text == null || Teaser.of(text, length));
  }

  /** Of an article that waits for its text: it is looked at now. */
  public PageWatch waiting(ArticleSeen seen) {
    return watch(seen, Stage.WAITING, seen.fetchedAt());
  }

  /** Of an article that is published with the text of its feed; empty when no look is due. */
  public Optional<PageWatch> published(ArticleSeen seen) {
    return seen.article().url() == null
        ? Optional.empty()
        : next(watch(seen, Stage.WHOLE, seen.fetchedAt()), seen.fetchedAt());
  }

  private static PageWatch watch(ArticleSeen seen, Stage stage, Instant dueAt) {
    URI url = requireNonNull(seen.article().url());
    PageId id = PageId.of(seen.feeds().getFirst(), url);
    return new PageWatch(id, url, seen, stage, 0, dueAt, null);
  }

  /**
   * After a look that took the page's text.
   *
   * @return empty after the last look
   */
  public Optional<PageWatch> taken(
      PageWatch page, Page shown, Article article, Validators validators, Instant now) {
    return next(
        new PageWatch(
            page.id(),
            page.url(),
            with(page.told(), article),
            Stage.WHOLE,
            0,
            page.dueAt(),
            Views.of(shown, validators)),
        now);
  }

  /**
   * The feed tells otherwise of an article whose page is watched already. One that waits goes on
   * waiting with the new words; of one that is published the page tells what has changed, and is
   * looked at within the hour.
   */
  public PageWatch retold(PageWatch known, Article article, Instant now) {
    if (known.waits()) {
      return known.told(with(known.told(), article), known.dueAt());
    }
    Instant soon = now.plus(RETOLD);
    return known.dueAt().isBefore(soon) ? known : known.due(soon);
  }

  /** After a look that found the page unchanged, or that brought nothing. */
  public Optional<PageWatch> asBefore(PageWatch page, Instant now) {
    return next(page, now);
  }

  /**
   * After a look that failed for a reason that may pass: a moment later, a few times.
   *
   * @param rest that the server asks for
   * @return empty when it has been tried often enough, or an article would wait too long
   */
  public Optional<PageWatch> again(PageWatch page, @Nullable Duration rest, Instant now) {
    boolean tooLong = page.waits() && rest != null && rest.compareTo(LONGEST_WAIT) > 0;
    if (tooLong || page.failures() >= RETRIES.size()) {
      return Optional.empty();
    }
    Duration pause = RETRIES.get(page.failures());
    return Optional.of(
        page.failed(now.plus(rest != null && rest.compareTo(pause) > 0 ? rest : pause)));
  }

  /** What waited until now is published by its teaser. */
  private Optional<PageWatch> next(PageWatch page, Instant now) {
    ArticleSeen told = page.told();
    if (told.origin() != Origin.LIVE) {
      return Optional.empty();
    }
    return properties.looks().stream()
        .map(told.fetchedAt()::plus)
        .filter(time -> time.isAfter(now))
        .findFirst()
        .map(
            time ->
                new PageWatch(
                    page.id(),
                    page.url(),
                    with(told, bare(told.article())),
                    page.waits() ? Stage.TEASER : page.stage(),
                    0,
                    time,
                    page.view()));
  }

  private static ArticleSeen with(ArticleSeen told, Article article) {
    return new ArticleSeen(
        article, told.feeds(), told.collections(), told.origin(), told.fetchedAt());
  }

  /** The sighting of an article at its page. */
  public static ArticleSeen seen(PageWatch page, Article article, Origin origin, Instant now) {
    return new ArticleSeen(article, page.told().feeds(), page.told().collections(), origin, now);
  }

  /** Without its text where the title suffices, as a watch is kept in memory. */
  private static Article bare(Article article) {
    return article.title().isBlank()
        ? article
        : new Article(
            article.id(),
            article.url(),
            article.title(),
            null,
            null,
            false,
            article.author(),
            article.source(),
            article.language(),
            article.publishedAt());
  }
}
