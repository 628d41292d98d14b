package newswatch.matching.examples;

import static newswatch.matching.query.SomeArticle.titled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import newswatch.events.Field;
import newswatch.events.TopicExamples;
import newswatch.matching.query.SomeArticle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExampleModelTest {
  private static final List<String> WARSHIPS =
      List.of("Warships shadow each other\nNavies met at the reef.", "Navies ram boats");
  private static final List<String> DIVERS =
      List.of("Divers admire corals\nTourists love the reef.", "Corals bleach, tourists worry");

  private final ExampleModel model = ExampleModel.learn(new TopicExamples(WARSHIPS, DIVERS));

  @Test
  void wordsOfOneKindSpeakForItAndWordsOfBothForNeither() {
    assertThat(logOdds("Navies and warships")).isGreaterThan(0.5);
    assertThat(logOdds("Tourists and corals")).isLessThan(-0.5);
    assertThat(Math.abs(logOdds("The reef"))).isLessThan(0.2);
  }

  @Test
  void unknownWordsSayNothingAndLessenWhatTheOthersSay() {
    assertThat(logOdds("Parliament adjourns")).isZero();
    assertThat(logOdds("Navies adjourn parliament debate"))
        .isStrictlyBetween(0.0, logOdds("Navies"));
  }

  @Test
  void otherEndingsAndLettersAreTheSameWord() {
    assertThat(logOdds("NAVY")).isEqualTo(logOdds("navies"));
  }

  @Test
  void titleCountsMoreThanTheLeadAndTheLeadMoreThanWhatFollows() {
    String far = "x ".repeat(300);
    double inTitle = logOdds(titled("Navies y").body("Corals"));
    double inLead = logOdds(titled("Corals y").body("Navies"));
    assertThat(inTitle).isGreaterThan(0);
    assertThat(inLead).isLessThan(0);
    assertThat(contributionOfNavies(titled("y").body("navies " + far)))
        .isGreaterThan(contributionOfNavies(titled("y").body(far + "navies")));
  }

  private double contributionOfNavies(SomeArticle article) {
    return model.judge(article.words()).speakingFor(10).stream()
        .filter(word -> word.name().equals("navi"))
        .mapToDouble(SpokenWord::logOdds)
        .sum();
  }

  @Test
  void eachWordTellsWhatItAddsAndWhereItStands() {
    Opinion opinion = model.judge(titled("Two navies").body("Divers fled navies.").words());
    List<SpokenWord> all = new ArrayList<>(opinion.speakingFor(100));
    all.addAll(opinion.speakingAgainst(100));
    assertThat(all.stream().mapToDouble(SpokenWord::logOdds).sum())
        .isCloseTo(opinion.logOdds(), offset(1e-9));
    assertThat(opinion.speakingFor(1))
        .singleElement()
        .satisfies(
            word -> {
              assertThat(word.field()).isEqualTo(Field.TITLE);
              assertThat("Two navies".substring(word.start(), word.end())).isEqualTo("navies");
            });
    assertThat(opinion.speakingAgainst(1)).extracting(SpokenWord::name).containsExactly("diver");
  }

  @Test
  void oneKindAloneSpeaksOnlyForItself() {
    ExampleModel alone = ExampleModel.learn(new TopicExamples(WARSHIPS, List.of()));
    assertThat(alone.judge(titled("Navies").words()).logOdds()).isPositive();
    assertThat(alone.judge(titled("Divers").words()).logOdds()).isZero();
  }

  @Test
  void manyOfOneKindDoNotDrownFewOfTheOther() {
    List<String> many = IntStream.range(0, 90).mapToObj(i -> DIVERS.get(i % 2)).toList();
    ExampleModel uneven = ExampleModel.learn(new TopicExamples(WARSHIPS, many));
    assertThat(uneven.judge(titled("Navies and warships").words()).logOdds()).isGreaterThan(0.5);
  }

  @ParameterizedTest
  @CsvSource({
    "en, navi, true",
    "en-GB, of navi, true",
    "en, thei, false",
    "'', what thei, false",
    "en, #, false",
    "en, in #, false",
    "en, # #, false",
    "en, # navi, true",
    "en, b, false",
    "zh, 海, true",
    "vi, cua, false",
    "vi, trong cua, false",
    "vi, bien dong, true",
    "es, de la, false",
    "en, sea, true",
    "zh-hans, 海的, false",
    "zh, 南海, true"
  })
  void joiningWordsAndNumbersTellAReaderNothing(String language, String name, boolean telling) {
    assertThat(new TellingWords(language).hold(name)).isEqualTo(telling);
  }

  @Test
  void wordsThatTellNothingAreNoReasonsThoughTheySpeak() {
    ExampleModel sums =
        ExampleModel.learn(
            new TopicExamples(List.of("Up by 12", "Up by 7"), List.of("Actor wins prize")));
    Opinion opinion = sums.judge(titled("Rates are up by 3").words());
    assertThat(opinion.logOdds()).isPositive();
    assertThat(opinion.speakingFor(10)).isEmpty();
  }

  @Test
  void everyNumberIsTheSameWord() {
    ExampleModel sums =
        ExampleModel.learn(
            new TopicExamples(List.of("Profit up 12 percent"), List.of("Actor wins prize")));
    assertThat(sums.judge(titled("7").words()).logOdds())
        .isPositive()
        .isEqualTo(sums.judge(titled("2026").words()).logOdds());
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "\u0000\uD800", "。。。", "-"})
  void textsWithoutWordsTeachNothing(String text) {
    ExampleModel none = ExampleModel.learn(new TopicExamples(List.of(text), List.of(text)));
    assertThat(none.judge(titled("Navies").body(text).words()).logOdds()).isZero();
  }

  private double logOdds(String title) {
    return logOdds(titled(title));
  }

  private double logOdds(SomeArticle article) {
    return model.judge(article.words()).logOdds();
  }
}
