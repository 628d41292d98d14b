package newswatch.matching.query;

import java.util.Arrays;
import newswatch.matching.query.Clue.Kind;

/** Which clues of an index an article shows. */
final class ShownClues {
  private static final char BETWEEN_PARTS = '-';

  private final ClueNumbers numbers;
  private final long[] shown;
  private int[] all = new int[64];
  private int count;

  ShownClues(ClueNumbers numbers, ArticleWords article) {
    this.numbers = numbers;
    this.shown = new long[(numbers.size() + Long.SIZE - 1) / Long.SIZE];
    for (TextPart part : article.parts(QueryField.TEXT)) {
      showWords(Kind.WORD, part.words(Form.EXACT));
      showBeginnings(part.words(Form.EXACT));
      if (part.form() == Form.ENGLISH && has(Kind.STEM)) {
        showWords(Kind.STEM, part.words(Form.ENGLISH));
      }
    }
    if (has(Kind.SOURCE)) {
      article.parts(QueryField.SOURCE).forEach(p -> showWords(Kind.SOURCE, p.words(Form.EXACT)));
    }
    if (has(Kind.AUTHOR)) {
      article.parts(QueryField.AUTHOR).forEach(p -> showWords(Kind.AUTHOR, p.words(Form.EXACT)));
    }
    showLanguages(article.language());
    article.collections().forEach(name -> show(Kind.COLLECTION, name));
    show(Kind.ANYTHING, Clue.ANYTHING.text());
  }

  private boolean has(Kind kind) {
    return numbers.table(kind).size() > 0;
  }

  private void showWords(Kind kind, TextWords words) {
    WordTable clues = numbers.table(kind);
    int first = numbers.first(kind);
    for (int word = 0; word < words.table().size(); word++) {
      int clue = clues.find(words.table(), word);
      if (clue >= 0) {
        show(first + clue);
      }
    }
  }

  private void showBeginnings(TextWords words) {
    if (has(Kind.BEGINNING)) {
      int first = numbers.first(Kind.BEGINNING);
      WordTable clues = numbers.table(Kind.BEGINNING);
      for (int word = 0; word < words.table().size(); word++) {
        clues.findBeginnings(words.table(), word, clue -> show(first + clue));
      }
    }
  }

  /** The tag itself, and each that it is narrower than. */
  private void showLanguages(String tag) {
    if (has(Kind.LANGUAGE)) {
      show(Kind.LANGUAGE, tag);
      for (int at = tag.indexOf(BETWEEN_PARTS); at >= 0; at = tag.indexOf(BETWEEN_PARTS, at + 1)) {
        show(Kind.LANGUAGE, tag.substring(0, at));
      }
    }
  }

  private void show(Kind kind, String text) {
    if (has(kind)) {
      int clue = numbers.of(new Clue(kind, text));
      if (clue >= 0) {
        show(clue);
      }
    }
  }

  private void show(int clue) {
    long bit = 1L << clue;
    if ((shown[clue / Long.SIZE] & bit) == 0) {
      shown[clue / Long.SIZE] |= bit;
      if (count == all.length) {
        all = Arrays.copyOf(all, count * 2);
      }
      all[count++] = clue;
    }
  }

  boolean contains(int clue) {
    return (shown[clue / Long.SIZE] & (1L << clue)) != 0;
  }

  int count() {
    return count;
  }

  /** Each of them once, from 0 to {@link #count}. */
  int get(int index) {
    return all[index];
  }
}
