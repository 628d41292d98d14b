package newswatch.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTextTest {
  private static final String FIRST =
      "The two delegations met on Monday, and they spoke about the fishing grounds for six hours.";
  private static final String SECOND =
      "Neither side said afterwards what had been agreed, but both of them called it a good start.";
  private static final String THIRD =
      "A third meeting is planned for the spring, when the boats go out to the far banks again.";
  private static final String WHOLE = FIRST + "\n\n" + SECOND + "\n\n" + THIRD;

  @Nested
  class WhatStandsInAnArticle {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "<div class='Figure-caption'>Two boats leave the harbour before sunrise.</div>",
          "<div class='articleGallery'><p>The harbour, seen from the old light.</p></div>",
          "<p class=x><a href='/other'>Another article of this paper, about boats</a></p>",
          "<ul><li><a href='/1'>Boats are sold</a><li><a href='/2'>Fish is dear</a></ul>",
          "<div id='newsletter-signup'>Our letter comes each morning before six.</div>",
          "<div class='ad-wrapper'><span>Buy a boat from us this week</span></div>",
          "<p>Advertisement</p>",
          "<div>ADVERTISEMENT</div>",
          "<p>Read more: Boats are sold for little</p>",
          "<p>Related: Boats are sold for little</p>",
          "<p>Follow us on Twitter and Facebook</p>",
          "<p>Photo: A. Author / Harbour Post</p>",
          "<p>Image 2 of 5</p>",
          "<p>Ann Author contributed to this report.</p>",
          "<div style='display: none'><p>Nobody is shown this sentence about the boats.</p></div>",
          "<div hidden><p>Nobody is shown this sentence about the boats.</p></div>",
          "<form>Search the paper <input></form>"
        })
    void andIsNoneOfItsTextIsLeftOut(String furniture) {
      assertThat(words("<p>%s</p><p>%s</p>%s<p>%s</p>".formatted(FIRST, SECOND, furniture, THIRD)))
          .isEqualTo(WHOLE);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "<h2>Boats and banks</h2>|Boats and banks",
          "<p>So says the <a href='/a'>harbour</a> <a href='/b' class=tag>office</a>.</p>|So says the harbour office.",
          "<p><a href='https://shop.example/1'>Get it at the shop for 3 crowns</a></p>|Get it at the shop for 3 crowns",
          "<div class=social-embed><blockquote><p>We are off to the far banks today, all of us.</p></blockquote></div>|We are off to the far banks today, all of us.",
          "<ul><li>cod<li>herring</ul>|cod\\n\\nherring",
          "<p>Photos of the boats were shown to both delegations, who said that they knew them well, and laughed. They then asked for the names of the people who had made them, and were told. Nobody minded, and the talks went on.</p>|Nobody minded, and the talks went on."
        })
    void andIsOfItsTextIsKept(String part, String text) {
      assertThat(words("<p>%s</p><p>%s</p>%s<p>%s</p>".formatted(FIRST, SECOND, part, THIRD)))
          .startsWith(FIRST + "\n\n" + SECOND)
          .contains(text.replace("\\n", "\n"))
          .endsWith(THIRD);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Leave a Reply",
        "3 Comments",
        "Related articles",
        "Trending now",
        "You may also like:",
        "Schreiben Sie einen Kommentar",
        "Deja un comentario",
        "Комментарии",
        "関連記事"
      })
  void textIsOverWhereOtherThingsBegin(String heading) {
    assertThat(
            words(
                "<p>%s</p><p>%s</p><p>%s</p><h3>%s</h3><p>What follows is by somebody else.</p>"
                    .formatted(FIRST, SECOND, THIRD, heading)))
        .isEqualTo(WHOLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<h1>Talks and fish</h1>",
        "<p class=x>TALKS AND FISH</p>",
        "<p>By Ann Author and Bob Writer</p>",
        "<p>Published: 2 January 2026, 10:00</p>",
        "<p>January 2, 2026</p>",
        "<div class='article-byline'>Ann Author, our woman in the harbour</div>"
      })
  void titleAndBylineAreNoText(String top) {
    assertThat(words(top + "<p>%s</p><p>%s</p><p>%s</p>".formatted(FIRST, SECOND, THIRD)))
        .isEqualTo(WHOLE);
  }

  @Test
  void nameThatHoldsTheWholeArticleIsNotBelieved() {
    assertThat(
            words(
                "<div class='sidebar-left gallery'><div class=video><p>%s</p><p>%s</p><p>%s</p></div></div>"
                    .formatted(FIRST, SECOND, THIRD)))
        .isEqualTo(WHOLE);
  }

  @Test
  void footerDoesNotOutweighAShortArticle() {
    assertThat(
            words(
                "<div itemprop=articleBody>%s %s</div><div class='footer-text'>%s</div>"
                    .formatted(
                        FIRST, SECOND, "All rights are kept by all of us for ever. ".repeat(9))))
        .isEqualTo(FIRST + " " + SECOND);
  }

  @Test
  void leadInABoxOfItsOwnBelongsToTheText() {
    assertThat(
            words(
                "<div class=story><div class=summary>%s</div><div class=text><p>%s</p><p>%s</p></div></div>"
                    .formatted(FIRST, SECOND, THIRD)))
        .isEqualTo(WHOLE);
  }

  private static String words(String body) {
    return PageText.of(
        Jsoup.parse(
            "<body><div><nav><a href=/>Home</a></nav><article>" + body + "</article></div>"),
        Site.of(URI.create("https://www.post.example/talks")),
        "Talks and fish");
  }
}
