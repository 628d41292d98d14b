package newswatch.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
  private static final String[] SELECTORS = {
    "article time[datetime]", "main h1", ".date .date", "time.entry", "[rel~=author]"
  };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<time datetime=1>a</time>",
        "<article><time>a</time><p><b><time datetime=1>b</time></b></article>",
        "<article></article><time datetime=1>a</time><main><p>x</p><h1>b</h1></main>",
        "<main><main><h1>a</h1></main></main>",
        "<main><main></main><h1>a</h1></main>",
        "<h1>a</h1><main></main><time class='x entry'>b</time>",
        "<p class=date>a</p>",
        "<div class=date>a<div class=date>b</div></div>",
        "<div class=date>a</div><div class=date>b</div><a rel='me author'>c</a>",
        "<article><article><p>x</article><time datetime=1>a</time></article>"
      })
  void areFoundWhereTheSelectorsOfJsoupFindThem(String html) {
    Document document = Jsoup.parse(html);
    Element first = document.selectFirst(String.join(", ", SELECTORS));
    assertThat(Places.of(SELECTORS).firstIn(document)).isSameAs(first);
    for (String selector : SELECTORS) {
      assertThat(Places.of(selector).firstIn(document)).isSameAs(document.selectFirst(selector));
    }
  }

  @Test
  void areLookedForAnewInEachDocument() {
    Places places = Places.of("article h1");
    assertThat(places.firstIn(Jsoup.parse("<article><h1>a</h1>"))).isNotNull();
    assertThat(places.firstIn(Jsoup.parse("<h1>a</h1>"))).isNull();
  }
}
