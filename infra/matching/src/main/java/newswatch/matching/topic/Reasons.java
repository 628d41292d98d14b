package newswatch.matching.topic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import newswatch.events.Evidence;
import newswatch.matching.examples.Opinion;
import newswatch.matching.examples.SpokenWord;
import newswatch.matching.query.ArticleText;
import newswatch.matching.query.ArticleWords;
import newswatch.matching.query.Match;
import org.jspecify.annotations.Nullable;

/**
 * The places that speak for a topic, each with the clause that found it. Places that overlap become
 * one, named for the clause that found the longest of them, the first of the query among equals.
 */
final class Reasons {
  /** The most words for which the examples are named; beside those, the query's places. */
  static final int MAX_OF_EXAMPLES = 5;

  private static final int ASKED_OF_EXAMPLES = 8 * MAX_OF_EXAMPLES;

  private static final Comparator<Evidence> IN_TEXT_ORDER =
      Comparator.comparing(Evidence::field)
          .thenComparingInt(Evidence::start)
          .thenComparing(Comparator.comparingInt(Evidence::end).reversed());

  /** A place that may have grown by others, and how long the one is whose clause it names. */
  private record Grown(Evidence place, int named) {}

  private Reasons() {}

  /** Of a query: at most {@value Match.Found#MAX_EVIDENCE}, in the order of the text. */
  static List<Evidence> of(Match.Found found) {
    List<Evidence> places = new ArrayList<>();
    for (Match.Hit hit : found.clauses()) {
      String clause = ClauseText.of(hit.clause());
      for (Evidence place : hit.places()) {
        places.add(new Evidence(place.field(), place.start(), place.end(), place.text(), clause));
      }
    }
    return joined(places).stream().limit(Match.Found.MAX_EVIDENCE).toList();
  }

  /** Of a query and of what the examples say; words that the query found are its own. */
  static List<Evidence> of(Match.Found found, @Nullable Opinion opinion, ArticleWords article) {
    List<Evidence> reasons = new ArrayList<>(of(found));
    if (opinion != null) {
      int most = reasons.size() + MAX_OF_EXAMPLES;
      for (SpokenWord word : opinion.speakingFor(ASKED_OF_EXAMPLES)) {
        if (reasons.size() < most && reasons.stream().noneMatch(known -> overlap(known, word))) {
          reasons.add(place(word, article));
        }
      }
      reasons.sort(IN_TEXT_ORDER);
    }
    return List.copyOf(reasons);
  }

  /** Where a word stands that the examples speak of. */
  static Evidence place(SpokenWord word, ArticleWords article) {
    for (ArticleText text : article.texts()) {
      if (text.field() == word.field()) {
        String words = text.text().substring(word.start(), word.end());
        return new Evidence(word.field(), word.start(), word.end(), words, Evidence.EXAMPLES);
      }
    }
    throw new IllegalArgumentException("the article has no " + word.field());
  }

  private static boolean overlap(Evidence known, SpokenWord word) {
    return known.field() == word.field()
        && known.start() < word.end()
        && word.start() < known.end();
  }

  private static List<Evidence> joined(List<Evidence> places) {
    List<Grown> joined = new ArrayList<>();
    for (Evidence place : places.stream().sorted(IN_TEXT_ORDER).toList()) {
      if (!joined.isEmpty() && overlap(joined.getLast().place(), place)) {
        joined.add(grown(joined.removeLast(), place));
      } else {
        joined.add(new Grown(place, place.text().length()));
      }
    }
    return joined.stream().map(Grown::place).toList();
  }

  private static boolean overlap(Evidence left, Evidence right) {
    return left.field() == right.field() && right.start() < left.end();
  }

  private static Grown grown(Grown left, Evidence right) {
    Evidence known = left.place();
    int length = right.text().length();
    String clause = length > left.named() ? right.clause() : known.clause();
    int named = Math.max(length, left.named());
    if (right.end() <= known.end()) {
      return new Grown(
          new Evidence(known.field(), known.start(), known.end(), known.text(), clause), named);
    }
    String beyond = right.text().substring(known.end() - right.start());
    Evidence both =
        new Evidence(known.field(), known.start(), right.end(), known.text() + beyond, clause);
    return new Grown(both, named);
  }
}
