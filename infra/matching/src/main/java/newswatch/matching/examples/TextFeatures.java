package newswatch.matching.examples;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import newswatch.events.Field;
import newswatch.matching.query.ArticleText;
import newswatch.matching.query.ArticleWords;
import newswatch.matching.query.Form;
import newswatch.matching.query.Token;

/**
 * The words and the pairs of neighbouring words of a text, in the order in which they first stand.
 * Each is worth what its best place is worth: the title most, the lead next, and little further on,
 * where pages keep their menus. All languages are cut as {@link Form#ENGLISH}: examples and
 * articles alike, so that it does not matter whether an article's language is known.
 */
final class TextFeatures {
  /** How far a text is read, in UTF-16 units: a title to the first, a body to the second. */
  static final int TITLE_LENGTH = 500;

  static final int BODY_LENGTH = 1_500;

  private static final int LEAD_LENGTH = 400;
  private static final double IN_TITLE = 2;
  private static final double IN_LEAD = 1;
  private static final double FURTHER_ON = 0.5;

  /** The name of every number. */
  static final String NUMBER = "#";

  private final Map<String, Feature> features = new LinkedHashMap<>();

  /**
   * A word or a pair.
   *
   * @param worth of its best place, above 0
   * @param field where it first stands
   * @param start in the field, in UTF-16 units
   * @param end exclusive
   */
  record Feature(double worth, Field field, int start, int end) {}

  private TextFeatures() {}

  /**
   * Of an article, which keeps them: its title, and its body or the summary that stands in for it.
   */
  static TextFeatures of(ArticleWords article) {
    return article.once(TextFeatures.class, TextFeatures::cut);
  }

  private static TextFeatures cut(ArticleWords article) {
    TextFeatures features = new TextFeatures();
    article.texts().forEach(features::add);
    return features;
  }

  /** Of an example: its first line is its title. */
  static TextFeatures of(String example) {
    String text = example.strip();
    int line = text.indexOf('\n');
    TextFeatures features = new TextFeatures();
    features.add(new ArticleText(Field.TITLE, line < 0 ? text : text.substring(0, line)));
    features.add(new ArticleText(Field.BODY, line < 0 ? "" : text.substring(line + 1)));
    return features;
  }

  /** By the word, or the two words of a pair with a space between them. */
  Map<String, Feature> byName() {
    return Collections.unmodifiableMap(features);
  }

  private void add(ArticleText text) {
    int length = text.field() == Field.TITLE ? TITLE_LENGTH : BODY_LENGTH;
    String read = text.text().substring(0, Math.min(length, text.text().length()));
    Token before = null;
    for (Token word : Form.ENGLISH.cut(read)) {
      double worth = worth(text.field(), word.start());
      add(name(word), worth, text.field(), word.start(), word.end());
      if (before != null && before.position() + 1 == word.position()) {
        String pair = name(before) + " " + name(word);
        add(pair, worth, text.field(), before.start(), word.end());
      }
      before = word;
    }
  }

  private void add(String name, double worth, Field field, int start, int end) {
    Feature known = features.get(name);
    if (known == null) {
      features.put(name, new Feature(worth, field, start, end));
    } else if (known.worth() < worth) {
      features.put(name, new Feature(worth, known.field(), known.start(), known.end()));
    }
  }

  /** All numbers are one word: which number it is says nothing about the next article. */
  private static String name(Token word) {
    return Character.isDigit(word.term().codePointAt(0)) ? NUMBER : word.term();
  }

  private static double worth(Field field, int start) {
    if (field == Field.TITLE) {
      return IN_TITLE;
    }
    return start < LEAD_LENGTH ? IN_LEAD : FURTHER_ON;
  }
}
