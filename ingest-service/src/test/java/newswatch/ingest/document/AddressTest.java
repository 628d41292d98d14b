package newswatch.ingest.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
  /** The examples of RFC 3986, section 5.4, and what java.net.URI refuses. */
  @ParameterizedTest
  @CsvSource({
    "g:h, g:h",
    "g, http://a/b/c/g",
    "./g, http://a/b/c/g",
    "g/, http://a/b/c/g/",
    "/g, http://a/g",
    "//g, http://g",
    "?y, http://a/b/c/d;p?y",
    "g?y, http://a/b/c/g?y",
    "#s, http://a/b/c/d;p?q#s",
    "g#s, http://a/b/c/g#s",
    ";x, http://a/b/c/;x",
    "., http://a/b/c/",
    "./, http://a/b/c/",
    ".., http://a/b/",
    "../g, http://a/b/g",
    "../../g, http://a/g",
    "../../../g, http://a/g",
    "/./g, http://a/g",
    "/../g, http://a/g",
    "g., http://a/b/c/g.",
    "..g, http://a/b/c/..g",
    "./g/., http://a/b/c/g/",
    "g/../h, http://a/b/c/h",
    "g?y/../x, http://a/b/c/g?y/../x",
    "ü|[x] y, http://a/b/c/ü|[x] y"
  })
  void linkIsMeantWhereItStands(String link, String whole) {
    assertThat(Address.resolved("http://a/b/c/d;p?q", link)).isEqualTo(whole);
  }

  @ParameterizedTest
  @CsvSource({"/blog/, x, /blog/x", "'', x, x", "https://a.example, x, https://a.example/x"})
  void baseMayBeShortOrUnknown(String base, String link, String whole) {
    assertThat(Address.resolved(base, link)).isEqualTo(whole);
  }
}
