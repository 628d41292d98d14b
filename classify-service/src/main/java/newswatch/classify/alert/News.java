package newswatch.classify.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import newswatch.classify.story.Placed;
import newswatch.events.ArticleClassified;
import newswatch.events.DocumentVersion;
import newswatch.events.Occasion;
import newswatch.events.Origin;
import newswatch.events.Revision;

/** What an article is to somebody who asked for it. */
sealed interface News {
  /** What was fetched longer ago is no news, whatever kept it from being told. */
  Duration CURRENT = Duration.ofHours(24);

  /** To be told now. */
  record Alert(Occasion occasion) implements News {}

  /** The very telling that raised an alert comes again: so does the alert. */
  record Again(Occasion occasion) implements News {}

  /** One more telling of a story that they were told of. */
  record Growth() implements News {}

  /** Nothing that they do not know. */
  record Known() implements News {}

  /** No news any more. */
  record Old() implements News {}

  /** What an article is to a subscription that was told this of its story. */
  static News of(Placed<?> placed, Raised told, Reason reason, Instant now) {
    ArticleClassified article = placed.article();
    Optional<Occasion> again =
        told.occasion(article.article().id(), DocumentVersion.sequence(article.version()));
    if (again.isPresent()) {
      return new Again(again.get());
    }
    if (article.origin() != Origin.LIVE || isOld(article.fetchedAt(), now)) {
      return new Old();
    }
    if (told.alerts().isEmpty()) {
      return isOld(article.firstSeenAt(), now) ? new Old() : new Alert(new Occasion.FirstTelling());
    }
    Optional<Occasion> follows = told.isFull() ? Optional.empty() : followUp(placed, told, reason);
    if (follows.isPresent()) {
      return new Alert(follows.get());
    }
    return placed.fresh() ? new Growth() : new Known();
  }

  private static Optional<Occasion> followUp(Placed<?> placed, Raised told, Reason reason) {
    ArticleClassified article = placed.article();
    Revision former = article.replaced();
    if (former != null
        && told.names(article.article().id())
        && Headline.changed(former.article().title(), article.article().title())) {
      Occasion headline =
          new Occasion.NewHeadline(
              article.article().id(), article.revision(), former.article().title());
      // A further feed brings the same edit again.
      if (!told.has(headline)) {
        return Optional.of(headline);
      }
    }
    List<String> unmet =
        reason.leadingClauses().stream().filter(clause -> !told.hasMet(clause)).toList();
    if (!unmet.isEmpty()) {
      return Optional.of(new Occasion.NewClause(unmet));
    }
    return placed.development()
        ? Optional.of(new Occasion.Development(article.article().id()))
        : Optional.empty();
  }

  private static boolean isOld(Instant fetchedAt, Instant now) {
    return fetchedAt.isBefore(now.minus(CURRENT));
  }
}
