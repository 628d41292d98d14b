package newswatch.search.find;

import java.util.List;
import newswatch.matching.query.Form;

/**
 * The beginning of a name, as somebody types it: whole words, and one that may go on. Words are
 * compared as everywhere: case and accents folded.
 *
 * @param words those that are whole
 * @param last the one that may go on; empty where nothing was typed that words are made of
 */
public record Beginning(List<String> words, String last) {
  public Beginning {
    words = List.copyOf(words);
  }

  /** What was typed. */
  public static Beginning of(String typed) {
    List<String> words = Form.EXACT.terms(typed);
    return words.isEmpty()
        ? new Beginning(List.of(), "")
        : new Beginning(words.subList(0, words.size() - 1), words.getLast());
  }

  /** Whether there is nothing to go by. */
  public boolean isEmpty() {
    return last.isEmpty();
  }

  /** Whether a name has all of these words, the last one or one that goes on from it. */
  public boolean fits(String name) {
    List<String> its = Form.EXACT.terms(name);
    return !isEmpty()
        && its.containsAll(words)
        && its.stream().anyMatch(word -> word.startsWith(last));
  }
}
