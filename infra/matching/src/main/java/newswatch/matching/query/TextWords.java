package newswatch.matching.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The words of one text in one form, and where each of them stands. Not safe for threads. */
final class TextWords {
  private static final int[] NOWHERE = {};

  private final List<Token> tokens;
  private final Map<String, int[]> places;
  private @Nullable TreeMap<String, int[]> sorted;

  private TextWords(List<Token> tokens, Map<String, int[]> places) {
    this.tokens = tokens;
    this.places = places;
  }

  static TextWords of(String text, Form form) {
    List<Token> tokens = form.cut(text);
    Map<String, Integer> counts = HashMap.newHashMap(tokens.size());
    for (Token token : tokens) {
      counts.merge(token.term(), 1, Integer::sum);
    }
    Map<String, int[]> places = HashMap.newHashMap(counts.size());
    for (int i = tokens.size() - 1; i >= 0; i--) {
      String term = tokens.get(i).term();
      int left = counts.merge(term, -1, Integer::sum);
      places.computeIfAbsent(term, any -> new int[left + 1])[left] = i;
    }
    return new TextWords(tokens, places);
  }

  /** Where the words stand within the slop of each other, at most as often as the limit. */
  List<Span> phrase(List<String> terms, int slop, int limit) {
    List<int[]> occurrences = new ArrayList<>(terms.size());
    for (String term : terms) {
      int[] found = places.getOrDefault(term, NOWHERE);
      if (found.length == 0) {
        return List.of();
      }
      occurrences.add(found);
    }
    return new Nearness(terms, occurrences, slop).find(limit);
  }

  /** The first words that begin so, at most as many as the limit. */
  List<Span> beginningWith(String prefix, int limit) {
    if (sorted == null) {
      sorted = new TreeMap<>(places);
    }
    return sorted.subMap(prefix, prefix + Character.MAX_VALUE).values().stream()
        .flatMapToInt(Arrays::stream)
        .sorted()
        .limit(limit)
        .mapToObj(place -> new Span(place, place))
        .toList();
  }

  int start(Span span) {
    return tokens.get(span.first()).start();
  }

  int end(Span span) {
    return tokens.get(span.last()).end();
  }
}
