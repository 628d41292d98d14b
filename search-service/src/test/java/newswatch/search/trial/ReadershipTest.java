package newswatch.search.trial;

import static newswatch.events.VerdictGiven.Thumb.DOWN;
import static newswatch.events.VerdictGiven.Thumb.UP;
import static newswatch.search.trial.TrialSamples.past;
import static newswatch.search.trial.TrialSamples.ready;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import newswatch.events.PersonId;
import newswatch.events.TopicId;
import newswatch.events.VerdictGiven;
import newswatch.events.VerdictGiven.Thumb;
import newswatch.matching.topic.CompiledTopic;
import newswatch.search.trial.Preview.Agreement;
import newswatch.search.trial.Preview.Kind;
import newswatch.search.trial.Preview.Measured;
import newswatch.search.verdict.Precision;
import org.junit.jupiter.api.Test;

class ReadershipTest {
  private static final PastArticle OPENING = past(1, "Harbour opens");
  private static final PastArticle STRIKE = past(2, "Harbour strike");
  private static final PastArticle SHOAL = past(3, "Shoal surveyed");
  private static final List<PastArticle> ALL = List.of(OPENING, STRIKE, SHOAL);
  private static final List<VerdictGiven> VERDICTS =
      List.of(given(OPENING, UP), given(STRIKE, DOWN), given(SHOAL, UP));

  @Test
  void definitionThatDoesBetterIsNotWarnedOf() {
    Readership readership = readership(ALL, ready("harbour"), ready("harbour -strike OR shoal"));
    assertThat(readership.agreement())
        .isEqualTo(
            new Agreement(
                3, new Measured(Precision.of(1, 2), 1), new Measured(Precision.of(2, 2), 3)));
    assertThat(readership.warning()).isNull();
  }

  @Test
  void definitionThatAgreesWithFewerReadersIsWarnedOf() {
    Readership readership = readership(ALL, ready("shoal OR opens"), ready("shoal"));
    assertThat(readership.warning())
        .satisfies(
            warning -> {
              assertThat(warning.kind()).isEqualTo(Kind.LESS_PRECISE);
              assertThat(warning.warning())
                  .isEqualTo(
                      "Readers disagree: of their 3 verdicts it agrees with 2, the definition in"
                          + " force with 3.");
            });
  }

  @Test
  void definitionThatIsLessPreciseIsWarnedOfThoughItAgreesAsOften() {
    Readership readership = readership(ALL, ready("opens"), ready("harbour OR shoal"));
    assertThat(readership.agreement())
        .satisfies(
            agreement ->
                assertThat(agreement.changed().agrees()).isEqualTo(agreement.present().agrees()));
    assertThat(readership.warning())
        .satisfies(
            warning ->
                assertThat(warning.warning())
                    .isEqualTo(
                        "It is less precise: of the articles that readers judged it tags 3, of"
                            + " which 2 rightly, the definition in force 1, of which 1 rightly."));
  }

  @Test
  void definitionThatIsLessPreciseThoughItAgreesMoreOftenIsNotSaidToDisagree() {
    List<VerdictGiven> verdicts =
        List.of(
            given(OPENING, UP),
            given(SHOAL, UP),
            given(past(4, "Shoal named"), UP),
            given(STRIKE, DOWN));
    Readership readership = new Readership(verdicts, ready("opens"), ready("harbour OR shoal"));
    List.of(OPENING, STRIKE, SHOAL, past(4, "Shoal named")).forEach(readership::add);
    assertThat(readership.agreement())
        .satisfies(
            agreement ->
                assertThat(agreement.changed().agrees())
                    .isGreaterThan(agreement.present().agrees()));
    assertThat(readership.warning())
        .satisfies(
            warning ->
                assertThat(warning.warning())
                    .startsWith("It is less precise")
                    .doesNotContain("disagree"));
  }

  @Test
  void articleThatTwoReadersJudgedIsAskedForOnceAndCountsTwice() {
    Readership readership =
        new Readership(
            List.of(given(SHOAL, UP), given(OPENING, UP), given(SHOAL, DOWN)),
            ready("harbour"),
            ready("shoal"));
    assertThat(readership.articles()).containsExactly(SHOAL.article().id(), OPENING.article().id());
    readership.add(SHOAL);
    assertThat(readership.agreement())
        .isEqualTo(new Agreement(2, new Measured(null, 1), new Measured(Precision.of(1, 2), 1)));
  }

  @Test
  void verdictOnAnArticleThatHasGoneDoesNotCount() {
    Readership readership = readership(List.of(SHOAL), ready("harbour"), ready("shoal"));
    assertThat(readership.agreement())
        .satisfies(agreement -> assertThat(agreement.judged()).isEqualTo(1));
    assertThat(readership(List.of(), ready("a"), ready("b")).agreement()).isNull();
  }

  private static Readership readership(
      List<PastArticle> articles, CompiledTopic before, CompiledTopic after) {
    Readership readership = new Readership(VERDICTS, before, after);
    articles.forEach(readership::add);
    return readership;
  }

  private static VerdictGiven given(PastArticle on, Thumb thumb) {
    return new VerdictGiven(
        on.article().id(),
        new TopicId("ports"),
        new PersonId("ana"),
        thumb,
        1,
        true,
        Instant.EPOCH);
  }
}
