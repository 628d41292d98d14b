package newswatch.classify.story;

import static newswatch.classify.SomeSighting.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.MonthDay;
import java.util.stream.IntStream;
import newswatch.classify.SomeSighting;
import newswatch.events.Article;
import newswatch.events.Sketch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
  private static Features read(String title, String body) {
    Article article = SomeSighting.of("one").title(title).body(body).seen().article();
    return Reading.of(article, NOON);
  }

  private static boolean has(Features said, String term, Features.Kind kind) {
    int i = said.indexOf(Features.hash(term));
    return i >= 0 && said.kind(i) == kind;
  }

  @Test
  void namesAreToldByTheirCapitalsInsideOfSentences() {
    Features said =
        read("", "Yesterday the mayor met Alda Ferreira. Flowers for Ferreira's mother.");
    assertThat(has(said, "ferreira", Features.Kind.NAME)).isTrue();
    assertThat(has(said, "alda ferreira", Features.Kind.NAME)).isTrue();
    assertThat(has(said, "flower", Features.Kind.WORD)).isTrue();
  }

  @Test
  void aHeadlineInCapitalsTellsNoNames() {
    Features said = read("Harbour Strike Ends After Wage Offer", "");
    assertThat(has(said, "harbour", Features.Kind.WORD)).isTrue();
    assertThat(has(said, "strike", Features.Kind.WORD)).isTrue();
  }

  @Test
  void functionWordsOfTheTextsOwnLanguageAreLeftOut() {
    Features said =
        read("", "Der Krieg war lang, und die Stadt hatte keine Br\u00fccken mehr, als er endete.");
    assertThat(has(said, "und", Features.Kind.WORD)).isFalse();
    assertThat(has(said, "war", Features.Kind.WORD)).isFalse();
    assertThat(has(read("", "The war on the border"), "war", Features.Kind.WORD)).isTrue();
  }

  @Test
  void vietnameseIsReadInPairsOfSyllables() {
    Features said =
        read(
            "",
            "Ch\u00e1y x\u01b0\u1edfng g\u1ed7 \u1edf ph\u01b0\u1eddng T\u00e2n H\u00f2a, kh\u00f4ng c\u00f3 ai b\u1ecb th\u01b0\u01a1ng");
    assertThat(has(said, "x\u01b0\u1edfng_g\u1ed7", Features.Kind.WORD)).isTrue();
    assertThat(has(said, "t\u00e2n_h\u00f2a", Features.Kind.NAME)).isTrue();
  }

  @Test
  void languageIsTakenFromTheTextAndNotFromTheFeed() {
    Article german = SomeSighting.of("one").body("Die Stadt und der Fluss").seen().article();
    Article unknown =
        new Article(
            german.id(),
            german.url(),
            german.title(),
            null,
            german.body(),
            false,
            null,
            "Source",
            null,
            null);
    assertThat(Reading.of(unknown, NOON).sketch()).isEqualTo(Reading.of(german, NOON).sketch());
  }

  @ParameterizedTest
  @CsvSource({
    "'1,200,000', '', 1200000",
    "1.200, '', 1200",
    "1.2, million, 1200000",
    "1.2bn, '', 1200000000",
    "'3,5', '', 3.5",
    "seven, '', 7",
    "three, hundred, 300",
    "12, \u4e07, 120000",
    "5, t\u1ef7, 5000000000",
    "1200, killed, 1200"
  })
  void numbersHaveOneForm(String word, String next, double number) {
    assertThat(Figures.of(word, next)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "reef", "x9", "99999999999999999999", "1.2.3.4"})
  void whatIsNoNumberIsNone(String word) {
    assertThat(Figures.of(word, "")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "on March 5 in Lima, --03-05",
    "'5 March, 2026', --03-05",
    "on 21st Sept. at dawn, --09-21",
    "3\u67085\u65e5, --03-05",
    "ng\u00e0y 12/3, --03-12",
    "2026-03-05 08:00, --03-05",
    "on Sunday, --03-01",
    "\u00e9Sunday, --03-01",
    "(sun/Sunday), --03-01",
    "on Monday, --03-02",
    "on Tuesday, --02-24"
  })
  void daysAreNamedInManyWays(String text, MonthDay day) {
    assertThat(Dates.in(text, NOON)).extracting(Dates.Named::day).containsExactly(day);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prices may 3,400 rise",
        "the market 5",
        "ng\u00e0y 31/31",
        "mon 5 ami",
        "March 2026",
        "3march 5",
        "_Sunday",
        "Sundays",
        "sunset 3"
      })
  void whatIsNoDayIsNone(String text) {
    assertThat(Dates.in(text, NOON)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"on 5 MARCH", "On March 5TH", "NG\u00c0Y 5/3", "Ng\u00e0y 5/3"})
  void daysAreNamedInCapitalsToo(String text) {
    assertThat(Dates.in(text, NOON))
        .extracting(Dates.Named::day)
        .containsExactly(MonthDay.of(3, 5));
  }

  /** In small letters the first one of this text is two units long. */
  @Test
  void daysAreFoundWhereTheTextHasThem() {
    String text = "\u0130zmir, \u0130stanbul, Sunday 2026";
    assertThat(Dates.in(text, NOON))
        .extracting(day -> text.substring(day.start(), day.end()))
        .containsExactly("Sunday");
  }

  @Test
  void daysAtTheEndsOfTimeAreNone() {
    assertThat(Dates.in("on Monday", Instant.MAX)).hasSizeLessThan(2);
    assertThat(Dates.in("on Friday", Instant.MIN)).hasSizeLessThan(2);
  }

  @Test
  void aSketchCarriesWhatWasRead() {
    Features said =
        read("Two fleets met", "Two fleets met near the reef on Monday, 14 ships in all.");
    Features carried = Features.of(said.sketch());
    assertThat(carried.sketch()).isEqualTo(said.sketch());
    assertThat(carried.size()).isEqualTo(said.size());
    assertThat(carried.passages()).isEqualTo(said.passages());
  }

  @Test
  void aSketchStaysSmallHoweverLongTheTextIs() {
    StringBuilder text = new StringBuilder();
    IntStream.range(0, 700_000)
        .forEach(i -> text.append("Word").append(i * 7919 % 300_007).append(' '));
    assertThat(text).hasSizeGreaterThan(5_000_000);
    assertThat(read("A title", text.toString()).sketch().data()).hasSizeLessThan(800);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!!!",
        "\u2014",
        "Word",
        "\ud83d\ude00 \ud83d\ude00",
        "\u0e02\u0e48\u0e32\u0e27\u0e40\u0e14\u0e48\u0e19"
      })
  void littleTextHasALittleSketch(String title) {
    Features said = read(title, "");
    assertThat(Features.of(said.sketch()).size()).isLessThan(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AQ", "////", "no base64"})
  void aSketchThatIsNoneIsRefused(String data) {
    assertThatThrownBy(() -> Features.of(new Sketch(Features.METHOD, data)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void textsThatShareTheirPassagesShareTheirSamples() {
    IntStream words = IntStream.range(0, 400);
    var whole = words.mapToObj(i -> "w" + i).toList();
    int[] all = Passages.sample(whole, 24);
    assertThat(Passages.contained(all, Passages.sample(whole, 24), 6)).isEqualTo(1);
    assertThat(Passages.contained(all, Passages.sample(whole.subList(100, 300), 24), 6))
        .isGreaterThan(0.9);
    assertThat(
            Passages.contained(
                all,
                Passages.sample(IntStream.range(500, 900).mapToObj(i -> "w" + i).toList(), 24),
                6))
        .isZero();
    assertThat(Passages.contained(all, Passages.sample(whole.subList(0, 3), 24), 6)).isZero();
  }
}
