package newswatch.classify.story;

import static java.util.Objects.requireNonNullElse;

import java.lang.Character.UnicodeScript;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import newswatch.classify.story.Features.Kind;
import newswatch.classify.story.Terms.Zone;
import newswatch.events.Article;
import newswatch.matching.language.FunctionWords;
import newswatch.matching.query.Form;
import newswatch.matching.query.Token;
import org.jspecify.annotations.Nullable;

/**
 * Reads an article for what it says: words without their endings, names, numbers and days; pairs of
 * syllables in Vietnamese, pairs of characters in Chinese, Japanese and Korean. The language is
 * taken from the text, for feeds often name none, or a wrong one.
 */
final class Reading {
  /** Of the text, in UTF-16 units; what stands behind seldom tells which news it is. */
  private static final int READ = 8_000;

  /** In words: what the news is, by the way in which news is written. */
  private static final int LEAD = 60;

  /** In UTF-16 units: a title that is longer is a text. */
  private static final int TITLE = 500;

  private static final double TITLE_CASE = 0.6;
  private static final int SHORT = 3;

  private final Terms terms = new Terms();
  private final Set<String> names = new HashSet<>();
  private final Instant toldAt;
  private int language;

  private Reading(Instant toldAt) {
    this.toldAt = toldAt;
  }

  /**
   * One word of a text.
   *
   * @param functions the languages in which it is a function word, as bits
   * @param opens whether a sentence begins with it
   */
  private record Word(
      String text, String lower, String stem, int functions, int start, int end, boolean opens) {
    boolean isCapital() {
      return Character.isUpperCase(text.codePointAt(0));
    }

    UnicodeScript script() {
      return UnicodeScript.of(text.codePointAt(0));
    }
  }

  /**
   * @param toldAt when it was published, as far as is known
   */
  static Features of(Article article, Instant toldAt) {
    return new Reading(toldAt).read(article);
  }

  private Features read(Article article) {
    String title = cut(article.title(), TITLE);
    String summary = cut(requireNonNullElse(article.summary(), ""), READ);
    String body = cut(requireNonNullElse(article.body(), ""), READ);
    String text = body.isBlank() ? summary : body;
    List<Word> heading = words(title);
    List<Word> words = words(text);
    language = language(heading, words);
    findNames(words);
    boolean titleCase = isTitleCase(heading);
    if (!titleCase) {
      findNames(heading);
    }
    add(title, heading, Zone.TITLE);
    add(text, words, Zone.BODY);
    if (!body.isBlank() && !summary.isBlank()) {
      add(summary, words(summary), Zone.BODY);
    }
    List<String> stems = words.stream().map(Word::stem).toList();
    List<String> all = stems.isEmpty() ? heading.stream().map(Word::stem).toList() : stems;
    return terms.with(
        Passages.sample(all.subList(0, Math.min(all.size(), LEAD)), Features.OPENING),
        Passages.sample(all, Features.PASSAGES));
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  private static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    int end = -1;
    for (Token token : Form.ENGLISH.cut(text)) {
      String word = text.substring(token.start(), token.end());
      boolean opens = end < 0 || endsSentence(text, end, token.start());
      String lower = withoutPossessive(word.toLowerCase(Locale.ROOT));
      words.add(
          new Word(
              word,
              lower,
              token.term(),
              CommonWords.functionIn(lower),
              token.start(),
              token.end(),
              opens));
      end = token.end();
    }
    return words;
  }

  private static String withoutPossessive(String word) {
    int mark = word.length() - 2;
    return mark >= 0 && word.endsWith("s") && "'\u2019".indexOf(word.charAt(mark)) >= 0
        ? word.substring(0, mark)
        : word;
  }

  private static boolean endsSentence(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (".!?:;\n\"\u201c\u201d\u2026\u00ab\u2022".indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The language with the most function words in the text, as a bit. */
  private static int language(List<Word> heading, List<Word> words) {
    int[] counts = new int[CommonWords.languages()];
    for (List<Word> part : List.of(heading, words)) {
      for (Word word : part) {
        for (int in = word.functions(); in != 0; in &= in - 1) {
          counts[Integer.numberOfTrailingZeros(in)]++;
        }
      }
    }
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      if (counts[i] > counts[best]) {
        best = i;
      }
    }
    return 1 << best;
  }

  /** Headlines in which most words have capitals do not tell names by them. */
  private static boolean isTitleCase(List<Word> heading) {
    long longer = heading.stream().filter(word -> word.text().length() > SHORT).count();
    long capital =
        heading.stream().filter(word -> word.text().length() > SHORT && word.isCapital()).count();
    return capital > TITLE_CASE * longer;
  }

  /** A name is what has a capital where the beginning of a sentence does not ask for one. */
  private void findNames(List<Word> words) {
    for (Word word : words) {
      if (word.isCapital() && !word.opens()) {
        names.add(word.lower());
      }
    }
  }

  private void add(String text, List<Word> words, Zone zone) {
    List<Dates.Named> dates = Dates.in(cut(text, 10 * LEAD), toldAt);
    for (Dates.Named date : dates) {
      terms.add("day " + date.day(), Kind.DATE, zone == Zone.TITLE ? zone : Zone.LEAD, true);
    }
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      Zone at = zone == Zone.BODY && i < LEAD ? Zone.LEAD : zone;
      if (!isOfADay(word, dates)) {
        add(word, i + 1 < words.size() ? words.get(i + 1) : null, at);
      }
    }
  }

  private static boolean isOfADay(Word word, List<Dates.Named> dates) {
    for (Dates.Named date : dates) {
      if (word.start() >= date.start() && word.end() <= date.end()) {
        return true;
      }
    }
    return false;
  }

  private void add(Word word, @Nullable Word next, Zone zone) {
    Double number = Figures.of(word.lower(), next == null ? "" : next.lower());
    if (number != null) {
      Kind kind = Figures.isYear(number) ? Kind.WORD : Kind.NUMBER;
      terms.add("#" + (float) (double) number, kind, zone, Figures.isSmall(number));
      return;
    }
    switch (word.script()) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> addPair(word, zone);
      case THAI, LAO, KHMER, MYANMAR -> addPieces(word, zone);
      default -> {
        if (language == CommonWords.vietnamese()) {
          addSyllables(word, next, zone);
        } else {
          addWord(word, next, zone);
        }
      }
    }
  }

  private void addPair(Word word, Zone zone) {
    String pair = word.stem();
    boolean hiragana =
        pair.codePoints().allMatch(c -> UnicodeScript.of(c) == UnicodeScript.HIRAGANA);
    if (pair.codePointCount(0, pair.length()) > 1
        && !hiragana
        && !FunctionWords.joinsChinese(pair)) {
      terms.add(pair, Kind.WORD, zone, CommonWords.isUsual(pair));
    }
  }

  /** Scripts without spaces, which only a dictionary could cut into words. */
  private void addPieces(Word word, Zone zone) {
    String run = word.lower();
    for (int i = 0; i + 4 <= run.length(); i++) {
      terms.add(run.substring(i, i + 4), Kind.WORD, zone, false);
    }
  }

  private void addSyllables(Word word, @Nullable Word next, Zone zone) {
    if (next == null || next.opens() || isFunction(word) || isFunction(next)) {
      return;
    }
    String pair = word.lower() + "_" + next.lower();
    boolean name = names.contains(word.lower()) && word.isCapital() && next.isCapital();
    terms.add(pair, name ? Kind.NAME : Kind.WORD, zone, CommonWords.isUsual(pair));
  }

  private void addWord(Word word, @Nullable Word next, Zone zone) {
    boolean name = names.contains(word.lower());
    if (isFunction(word) || (!name && word.text().length() < SHORT)) {
      return;
    }
    boolean usual = CommonWords.isUsual(word.stem());
    terms.add(word.stem(), name && !usual ? Kind.NAME : Kind.WORD, zone, usual);
    if (name
        && next != null
        && !next.opens()
        && next.isCapital()
        && names.contains(next.lower())
        && !isFunction(next)) {
      terms.add(word.stem() + " " + next.stem(), Kind.NAME, zone, usual);
    }
  }

  private boolean isFunction(Word word) {
    return (word.functions() & language) != 0;
  }
}
