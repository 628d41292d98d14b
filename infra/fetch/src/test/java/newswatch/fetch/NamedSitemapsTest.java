package newswatch.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamedSitemapsTest {
  @Test
  void areTheLinesThatNameOneByItsWholeAddressEachOnce() {
    assertThat(
            in(
                """
                User-agent: *
                Disallow: /news
                Sitemap: https://site.example/sitemap.xml
                SITEMAP:https://site.example/news.xml?all=#1 # fresh
                sitemap: /relative.xml
                sitemap: ftp://site.example/other.xml
                sitemap: https://who:secret@site.example/other.xml
                # Sitemap: https://site.example/old.xml
                Sitemap: https://site.example/sitemap.xml
                Sitemap: not an address
                """))
        .extracting(URI::toString)
        .containsExactly("https://site.example/sitemap.xml", "https://site.example/news.xml?all=");
  }

  @Test
  void mayBeginAFileWithAMark() {
    assertThat(in("\ufeffSitemap: https://site.example/a.xml\r\n")).hasSize(1);
  }

  @Test
  void beyondWhatHasToBeReadAreLeft() {
    String long500 = "# words that nobody reads\n".repeat(20_000);
    assertThat(in(long500 + "Sitemap: https://site.example/a.xml\n")).isEmpty();
  }

  private static List<URI> in(String robots) {
    return NamedSitemaps.in(new Content(robots.getBytes(UTF_8)));
  }
}
