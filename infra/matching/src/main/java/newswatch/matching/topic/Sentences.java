package newswatch.matching.topic;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import newswatch.events.Evidence;
import newswatch.matching.query.ArticleText;
import newswatch.matching.query.ArticleWords;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sentence of an article that says best why it is about a topic: the one that holds most
 * different reasons, the earliest among equals.
 */
final class Sentences {
  /** The longest sentence, in UTF-16 units; of a longer one, the part around its reasons. */
  static final int MAX_LENGTH = 400;

  /** How far before its first reason a sentence begins at most. */
  private static final int BEFORE = 200;

  private Sentences() {}

  /** The best sentence, as a place without a clause; none without evidence. */
  static @Nullable Evidence best(List<Evidence> evidence, ArticleWords article) {
    Evidence best = null;
    int most = 0;
    Evidence sentence = null;
    Set<String> reasons = new HashSet<>();
    for (Evidence place : evidence) {
      if (sentence == null || !holds(sentence, place)) {
        sentence = around(place, article);
        reasons.clear();
      }
      reasons.add(reason(place));
      if (reasons.size() > most) {
        most = reasons.size();
        best = sentence;
      }
    }
    return best;
  }

  /** What the examples speak for is a reason for each word, a clause is one however often found. */
  private static String reason(Evidence place) {
    String clause = place.clause();
    return clause == null || clause.equals(Evidence.EXAMPLES) ? place.text() : clause;
  }

  private static boolean holds(Evidence sentence, Evidence place) {
    return sentence.field() == place.field()
        && sentence.start() <= place.start()
        && place.end() <= sentence.end();
  }

  private static Evidence around(Evidence place, ArticleWords article) {
    String text =
        Stream.concat(
                article.texts().stream().filter(part -> part.field() == place.field()),
                Stream.of(new ArticleText(place.field(), "")))
            .findFirst()
            .orElseThrow()
            .text();
    int start = start(text, place.start());
    int end = end(text, start, Math.min(place.end(), place.start() + MAX_LENGTH - BEFORE));
    return new Evidence(place.field(), start, end, text.substring(start, end));
  }

  /** Of the sentence that holds this place. */
  private static int start(String text, int place) {
    int furthest = Math.max(0, place - BEFORE);
    for (int at = place; at > furthest; at--) {
      if (SentenceEnds.endsAt(text, at)) {
        return skipped(text, at, place);
      }
    }
    return furthest == 0 ? skipped(text, 0, place) : wordStart(text, furthest, place);
  }

  private static int end(String text, int start, int place) {
    int furthest = Math.min(text.length(), start + MAX_LENGTH);
    for (int at = place; at < furthest; at++) {
      if (SentenceEnds.endsAt(text, at)) {
        return stripped(text, at, place);
      }
    }
    return furthest == text.length()
        ? stripped(text, furthest, place)
        : wordEnd(text, furthest, place);
  }

  private static int skipped(String text, int from, int limit) {
    int at = from;
    while (at < limit && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int stripped(String text, int to, int limit) {
    int at = to;
    while (at > limit && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /** The first space from here on, or here where there is none before the limit. */
  private static int wordStart(String text, int from, int limit) {
    for (int at = from; at < limit; at++) {
      if (Character.isWhitespace(text.charAt(at))) {
        return skipped(text, at, limit);
      }
    }
    return Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
  }

  private static int wordEnd(String text, int to, int limit) {
    for (int at = to; at > limit; at--) {
      if (Character.isWhitespace(text.charAt(at))) {
        return stripped(text, at, limit);
      }
    }
    return Character.isLowSurrogate(text.charAt(to)) && to > limit ? to - 1 : to;
  }
}
