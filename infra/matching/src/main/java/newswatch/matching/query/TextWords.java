package newswatch.matching.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of one text in one form, and where each of them stands. What only some queries ask for
 * is made when one asks. Not safe for threads.
 */
final class TextWords {
  private final WordTable table;
  private final int count;
  private final int[] wordAt;
  private final int[] starts;
  private final int[] ends;
  private @Nullable WordPlaces places;
  private @Nullable Beginnings beginnings;

  private TextWords(WordTable table, int count, int[] wordAt, int[] starts, int[] ends) {
    this.table = table;
    this.count = count;
    this.wordAt = wordAt;
    this.starts = starts;
    this.ends = ends;
  }

  /** Those of a text in {@link Form#EXACT}. */
  static TextWords of(String text) {
    Cutting cutting = new Cutting(text.length());
    Form.EXACT.cut(text, cutting);
    return cutting.done();
  }

  /** The same words in {@link Form#ENGLISH}, which cuts alike and stems each word by itself. */
  TextWords stemmed() {
    WordTable stems = new WordTable(table.size());
    int[] stemOf = Stemming.stems(table, stems);
    int[] stemAt = new int[count];
    for (int place = 0; place < count; place++) {
      stemAt[place] = stemOf[wordAt[place]];
    }
    return new TextWords(stems, count, stemAt, starts, ends);
  }

  /** The different words. */
  WordTable table() {
    return table;
  }

  /** Whether the words stand within the slop of each other somewhere. */
  boolean has(PhraseTerms phrase, Effort effort) {
    if (phrase.terms().size() == 1) {
      return table.find(phrase.terms().getFirst()) >= 0;
    }
    int[] numbers = numbers(phrase);
    return numbers.length > 0 && new Nearness(phrase, places(), numbers, effort).next();
  }

  /** Where the words stand within the slop of each other, at most as often as the limit. */
  List<Span> find(PhraseTerms phrase, int limit, Effort effort) {
    List<Span> found = new ArrayList<>();
    int[] numbers = numbers(phrase);
    if (numbers.length > 0) {
      Nearness nearness = new Nearness(phrase, places(), numbers, effort);
      while (found.size() < limit && nearness.next()) {
        found.add(nearness.span());
      }
    }
    return found;
  }

  /** Of the phrase's words; none where one of them does not occur. */
  private int[] numbers(PhraseTerms phrase) {
    int[] numbers = new int[phrase.terms().size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = table.find(phrase.terms().get(i));
      if (numbers[i] < 0) {
        return new int[0];
      }
    }
    return numbers;
  }

  boolean hasBeginningWith(String beginning, Effort effort) {
    return beginnings().any(beginning, effort);
  }

  /** The first words that begin so, at most as many as the limit. */
  List<Span> beginningWith(String beginning, int limit, Effort effort) {
    return Arrays.stream(beginnings().places(beginning, limit, places(), effort))
        .mapToObj(place -> new Span(place, place))
        .toList();
  }

  private WordPlaces places() {
    if (places == null) {
      places = WordPlaces.of(wordAt, count, table.size());
    }
    return places;
  }

  private Beginnings beginnings() {
    if (beginnings == null) {
      beginnings = new Beginnings(table);
    }
    return beginnings;
  }

  int start(Span span) {
    return starts[span.first()];
  }

  int end(Span span) {
    return ends[span.last()];
  }

  /** Takes the words as they are cut. */
  private static final class Cutting implements Form.Words {
    private static final int UNITS_A_WORD = 6;

    private final WordTable table;
    private int[] wordAt;
    private int[] starts;
    private int[] ends;
    private int count;

    Cutting(int units) {
      int expected = units / UNITS_A_WORD + 8;
      table = new WordTable(expected / 2);
      wordAt = new int[expected];
      starts = new int[expected];
      ends = new int[expected];
    }

    @Override
    public void add(char[] letters, int length, int position, int start, int end) {
      if (count == wordAt.length) {
        wordAt = Arrays.copyOf(wordAt, count * 2);
        starts = Arrays.copyOf(starts, count * 2);
        ends = Arrays.copyOf(ends, count * 2);
      }
      wordAt[count] = table.add(letters, length);
      starts[count] = start;
      ends[count++] = end;
    }

    TextWords done() {
      return new TextWords(table, count, wordAt, starts, ends);
    }
  }
}
