package newswatch.classify.alert;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import newswatch.events.ArticleId;
import newswatch.events.Digest;
import newswatch.events.Occasion;

/**
 * What a subscription was told of a story.
 *
 * @param alerts oldest first, at most {@value #MOST}
 * @param clauses prints of those of its query that tellings of the story have met
 */
public record Raised(List<Telling> alerts, Set<String> clauses) {
  /** A story that brings more news than this is followed by reading it. */
  static final int MOST = 50;

  private static final int PRINT_BITS = 48;

  /**
   * An alert.
   *
   * @param sequence which telling of the article raised it; when that comes again, so does the
   *     alert
   */
  public record Telling(Occasion occasion, ArticleId article, long sequence) {
    public Telling {
      requireNonNull(occasion, "occasion");
      requireNonNull(article, "article");
    }

    private boolean isBy(ArticleId other, long itsSequence) {
      return article.equals(other) && sequence == itsSequence;
    }
  }

  public Raised {
    alerts = List.copyOf(alerts);
    clauses = Set.copyOf(clauses);
  }

  /** Of whom nothing was told. */
  static final Raised NOTHING = new Raised(List.of(), Set.of());

  /** The occasion on which this very telling of an article raised an alert. */
  Optional<Occasion> occasion(ArticleId article, long sequence) {
    return alerts.stream()
        .filter(alert -> alert.isBy(article, sequence))
        .map(Telling::occasion)
        .findFirst();
  }

  /** Whether an alert was raised by this article. */
  boolean names(ArticleId article) {
    return alerts.stream().anyMatch(alert -> alert.article().equals(article));
  }

  /** Whether an alert was raised on this occasion. */
  boolean has(Occasion occasion) {
    return alerts.stream().anyMatch(alert -> alert.occasion().key().equals(occasion.key()));
  }

  boolean isFull() {
    return alerts.size() >= MOST;
  }

  Raised and(Telling alert) {
    List<Telling> more = new ArrayList<>(alerts);
    more.add(alert);
    return new Raised(more, clauses);
  }

  /** The same where tellings have met these clauses, too. */
  Raised met(Collection<String> more) {
    Set<String> all = new LinkedHashSet<>(clauses);
    more.forEach(clause -> all.add(print(clause)));
    return all.size() == clauses.size() ? this : new Raised(alerts, all);
  }

  boolean hasMet(String clause) {
    return clauses.contains(print(clause));
  }

  private static String print(String clause) {
    return Digest.hex(PRINT_BITS, clause);
  }
}
