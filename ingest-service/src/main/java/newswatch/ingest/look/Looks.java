package newswatch.ingest.look;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import newswatch.events.Article;
import newswatch.events.ArticleSeen;
import newswatch.events.Feed;
import newswatch.events.Origin;
import newswatch.events.PageId;
import newswatch.events.PageWatch;
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

  private static final int MAX_VALIDATOR = 1_000;
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
  public PageWatch waiting(Feed feed, Article article, Origin origin, Instant now) {
    URI url = requireNonNull(article.url());
    return new PageWatch(
        PageId.of(feed.id(), url),
        url,
        article,
        true,
        false,
        feed.collections(),
        origin,
        now,
        0,
        0,
        now,
        null,
        null,
        null,
        null,
        0);
  }

  /** Of an article that is published with the text of its feed; empty when no look is due. */
  public Optional<PageWatch> published(Feed feed, Article article, Origin origin, Instant now) {
    if (article.url() == null || origin != Origin.LIVE || properties.looks().isEmpty()) {
      return Optional.empty();
    }
    PageWatch fresh = waiting(feed, article, origin, now);
    return next(fresh, bare(article), Validators.NONE, Shown.before(fresh), now, true, false);
  }

  /**
   * After a look that took the page's text.
   *
   * @return empty after the last look
   */
  public Optional<PageWatch> taken(
      PageWatch page, Page shown, Article article, Validators validators, Instant now) {
    return next(page, bare(article), validators, Shown.of(shown), now, false, false);
  }

  /**
   * The feed tells otherwise of an article whose page is watched already. One that waits goes on
   * waiting with the new words; of one that is published the page tells what has changed, and is
   * looked at within the hour.
   */
  public PageWatch retold(PageWatch known, Article article, Instant now) {
    Instant soon = now.plus(RETOLD);
    Instant due = known.waits() || known.dueAt().isBefore(soon) ? known.dueAt() : soon;
    return new PageWatch(
        known.id(),
        known.url(),
        known.waits() ? article : known.told(),
        known.waits(),
        known.teaser(),
        known.collections(),
        known.origin(),
        known.fetchedAt(),
        known.looks(),
        known.failures(),
        due,
        known.etag(),
        known.lastModified(),
        known.titleHash(),
        known.textHash(),
        known.textLength());
  }

  /** Whether the page shows so much less than before that it is not taken for an edit. */
  public static boolean isStub(PageWatch page, Page shown) {
    return Shown.of(shown).isStubOf(Shown.before(page));
  }

  /** Whether the publisher has changed the page since the look before. */
  public static boolean isEdited(PageWatch page, Page shown) {
    return Shown.of(shown).isEditOf(Shown.before(page));
  }

  /** After a look that found the page unchanged, or that brought nothing. */
  public Optional<PageWatch> asBefore(PageWatch page, Instant now) {
    return next(
        page,
        bare(page.told()),
        new Validators(page.etag(), page.lastModified()),
        Shown.before(page),
        now,
        false,
        page.waits() || page.teaser());
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
    Duration kept = rest != null && rest.compareTo(pause) > 0 ? rest : pause;
    return Optional.of(
        new PageWatch(
            page.id(),
            page.url(),
            page.told(),
            page.waits(),
            page.teaser(),
            page.collections(),
            page.origin(),
            page.fetchedAt(),
            page.looks(),
            page.failures() + 1,
            now.plus(kept),
            page.etag(),
            page.lastModified(),
            page.titleHash(),
            page.textHash(),
            page.textLength()));
  }

  private Optional<PageWatch> next(
      PageWatch page,
      Article told,
      Validators validators,
      Shown shown,
      Instant now,
      boolean first,
      boolean teaser) {
    if (page.origin() != Origin.LIVE) {
      return Optional.empty();
    }
    return properties.looks().stream()
        .map(page.fetchedAt()::plus)
        .filter(time -> time.isAfter(now))
        .findFirst()
        .map(
            time ->
                new PageWatch(
                    page.id(),
                    page.url(),
                    told,
                    false,
                    teaser,
                    page.collections(),
                    page.origin(),
                    page.fetchedAt(),
                    first ? 0 : page.looks() + 1,
                    0,
                    time,
                    kept(validators.etag()),
                    kept(validators.lastModified()),
                    shown.titleHash(),
                    shown.textHash(),
                    shown.textLength()));
  }

  /** The sighting of an article at its page. */
  public static ArticleSeen seen(PageWatch page, Article article, Origin origin, Instant now) {
    return new ArticleSeen(article, List.of(page.feed()), page.collections(), origin, now);
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

  private static @Nullable String kept(@Nullable String validator) {
    return validator == null || validator.length() > MAX_VALIDATOR ? null : validator;
  }
}
