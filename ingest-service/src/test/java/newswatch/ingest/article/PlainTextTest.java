package newswatch.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PlainTextTest {
  @Test
  void paragraphsArePartedByABlankLine() {
    assertThat(PlainText.ofHtml("<p>One\n  two</p><p>Three</p><div>Four</div>"))
        .isEqualTo("One two\n\nThree\n\nFour");
  }

  @Test
  void breaksAndListItemsBeginALine() {
    assertThat(PlainText.ofHtml("One<br>two")).isEqualTo("One\ntwo");
    assertThat(PlainText.ofHtml("<ul><li>One</li><li>two</li></ul>"))
        .matches("One\\n+two")
        .doesNotContain("\n\n\n");
  }

  @Test
  void whiteSpaceIsFoldedAlsoAcrossElements() {
    assertThat(PlainText.ofHtml("a <b> b</b>&nbsp;<i> c </i> <br> d")).isEqualTo("a b c\nd");
  }

  @Test
  void scriptsAndStylesAreLeftOut() {
    assertThat(
            PlainText.ofHtml(
                "<style>p{}</style><p>Seen</p><script>alert(1)</script><svg><text>x</text></svg>"))
        .isEqualTo("Seen");
  }

  @Test
  void entitiesAreLettersAndLettersAreComposed() {
    assertThat(PlainText.ofHtml("AT&amp;T &eacute; e\u0301 &#x4f60;"))
        .isEqualTo("AT&T \u00e9 \u00e9 \u4f60");
  }

  @Test
  void plainTextStaysAsItIs() {
    assertThat(PlainText.ofHtml("3 < 5 & 7 > 2")).isEqualTo("3 < 5 & 7 > 2");
  }

  @Test
  void aLineHasNoBreaks() {
    assertThat(PlainText.lineOfHtml("<p>One</p><p>two</p>")).isEqualTo("One two");
  }

  @Test
  void nothingIsEmpty() {
    assertThat(PlainText.ofHtml(null)).isEmpty();
    assertThat(PlainText.ofHtml(" \n")).isEmpty();
    assertThat(PlainText.ofHtml("<p></p>")).isEmpty();
  }

  @Nested
  class HostileText {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    void controlCharactersAndHalvesOfPairsAreDropped() {
      assertThat(PlainText.ofHtml("a\u0007b\ud83dc&#xD800;"))
          .startsWith("abc")
          .doesNotContain("\ud800");
    }

    @Test
    void manySpacesInElementsOfTheirOwnAreReadInLinearTime() {
      assertTimeoutPreemptively(
          LIMIT,
          () -> assertThat(PlainText.ofHtml("x" + "<b> </b>".repeat(200_000))).isEqualTo("x"));
    }

    @Test
    void deepNestingIsRead() {
      assertTimeoutPreemptively(
          LIMIT,
          () -> assertThat(PlainText.ofHtml("<div>".repeat(100_000) + "deep")).isEqualTo("deep"));
    }
  }

  /** Patterns and parsers that take the square of the length would take minutes. */
  @Nested
  class EndlessText {
    private static final int MANY = 1_000_000;

    @Test
    @Timeout(20)
    void ofBlanksIsCleanedInOneGo() {
      assertThat(PlainText.ofText("a" + " ".repeat(MANY) + "x")).startsWith("a").endsWith("x");
    }

    @Test
    @Timeout(20)
    void ofTagsThatNobodyClosesIsRead() {
      assertThat(PlainText.ofHtml("<table><b>".repeat(9_000) + "end")).contains("end");
      assertThat(PlainText.ofHtml("<table><b>".repeat(MANY / 2) + "end")).contains("end");
    }
  }
}
