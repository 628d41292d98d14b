package newswatch.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkedHeadingsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<h2><a href=/a>x</a></h2>|1",
        "<h2><b><a href=/a>x</a></b> and <a href=/b>y</a></h2>|1",
        "<a href=/a><h3>x</h3></a>|1",
        "<a><h3>x</h3></a>|1",
        "<h4>x</h4><a href=/a>y</a>|0",
        "<h2><a>x</a></h2>|0",
        "<h1><a href=/a>x</a></h1>|0",
        "<h2>x</h2><h2><a href=/a>x</a></h2><h2>x</h2><h3><a href=/b>x</a></h3>|2",
        "<h2>x<div><h3>y<div><a href=/a>z</a><a href=/b>z</a></div></h3></div></h2>|2",
        "<h2>x<div><h3><a href=/a>y</a></h3></div><a href=/b>z</a></h2>|2"
      })
  void areCountedOnceEach(String html, int count) {
    Document document = Jsoup.parse(html);
    assertThat(LinkedHeadings.areAtLeast(count, document)).isTrue();
    assertThat(LinkedHeadings.areAtLeast(count + 1, document)).isFalse();
  }
}
