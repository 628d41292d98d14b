package newswatch.search.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptDoorTest {
  private static final Door NAMED = Door.kept(Set.of("news.example.org"));
  private static final Door ANY = Door.kept(Set.of());

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "203.0.113.5, news.example.org, none, true",
        "203.0.113.5, NEWS.example.org:8443, https://news.example.org:8443, true",
        "203.0.113.5, news.example.org, http://news.example.org, true",
        "203.0.113.5, evil.example, none, false",
        "203.0.113.5, news.example.org.evil.example, none, false",
        "203.0.113.5, 'news.example.org@evil.example', none, false",
        "203.0.113.5, localhost, none, false",
        "127.0.0.1, localhost:8080, none, true",
        "203.0.113.5, news.example.org, https://evil.example, false",
        "203.0.113.5, news.example.org, https://news.example.org:444, false",
        "203.0.113.5, news.example.org, null, false",
        "203.0.113.5, '', none, false",
        "203.0.113.5, none, none, false"
      })
  void onlyHostsOfOursAndOurOwnPagesAreLetIn(
      String peer, @Nullable String host, @Nullable String origin, boolean granted) {
    assertThat(NAMED.admit(peer, 8080, host, origin) instanceof Admission.Granted)
        .isEqualTo(granted);
  }

  @Test
  void withoutAListAnyHostWillDoAndNoOtherSite() {
    assertThat(ANY.admit("203.0.113.5", 8080, "198.51.100.7:8080", null))
        .isEqualTo(new Admission.Granted());
    assertThat(ANY.admit("203.0.113.5", 8080, "a.example", "http://a.example"))
        .isEqualTo(new Admission.Granted());
    assertThat(ANY.admit("203.0.113.5", 8080, "a.example", "http://b.example"))
        .isInstanceOf(Admission.Refused.class);
  }
}
