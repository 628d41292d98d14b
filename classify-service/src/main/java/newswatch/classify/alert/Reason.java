package newswatch.classify.alert;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import newswatch.events.ArticleClassified;
import newswatch.events.Evidence;
import newswatch.events.Field;
import newswatch.events.SubscriptionMatch;
import newswatch.events.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Why an article is what a subscription asks for.
 *
 * @param evidence the words that decided it, in the order of the text
 * @param sentence the one that says it best; absent where no words decided
 */
record Reason(List<Evidence> evidence, @Nullable Evidence sentence) {
  /** How far the opening of a text reaches, in UTF-16 units. */
  private static final int OPENING = 600;

  Reason {
    evidence = List.copyOf(evidence);
  }

  /** Its own query says it where it has one, else the tag of its topic. */
  static Reason of(SubscriptionMatch match, ArticleClassified article) {
    if (!match.evidence().isEmpty() || match.topic() == null) {
      return new Reason(match.evidence(), match.sentence());
    }
    return article.topics().stream()
        .filter(tag -> tag.id().equals(match.topic()))
        .findFirst()
        .map(Reason::of)
        .orElse(new Reason(List.of(), null));
  }

  private static Reason of(Tag tag) {
    return new Reason(tag.evidence(), tag.sentence());
  }

  /** The clauses that were met, anywhere. */
  Set<String> clauses() {
    return clauses(evidence);
  }

  /** The clauses that were met in the title or the opening, where an article says what is new. */
  Set<String> leadingClauses() {
    return clauses(
        evidence.stream()
            .filter(place -> place.field() == Field.TITLE || place.end() <= OPENING)
            .toList());
  }

  private static Set<String> clauses(List<Evidence> places) {
    Set<String> clauses = new LinkedHashSet<>();
    places.stream()
        .map(Evidence::clause)
        .filter(Objects::nonNull)
        .filter(clause -> !clause.equals(Evidence.EXAMPLES))
        .forEach(clauses::add);
    return clauses;
  }
}
