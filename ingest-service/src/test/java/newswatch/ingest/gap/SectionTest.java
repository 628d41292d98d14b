package newswatch.ingest.gap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SectionTest {
  @Test
  void isTheFolderThatHoldsAllOfThem() {
    Section section =
        around("https://a.example/world/asia/talks", "https://a.example/world/africa/rain");
    assertThat(section.holds(URI.create("https://a.example/world/europe/snow"))).isTrue();
    assertThat(section.holds(URI.create("https://A.example/world/wind"))).isTrue();
    assertThat(section.holds(URI.create("https://a.example/sport/cup"))).isFalse();
    assertThat(section.holds(URI.create("https://a.example/worldly"))).isFalse();
    assertThat(section.holds(URI.create("https://b.example/world/asia/talks"))).isFalse();
  }

  @Test
  void isTheWholeSiteWhereItsArticlesLieBesideEachOther() {
    Section section = around("https://a.example/talks", "https://a.example/rain");
    assertThat(section.holds(URI.create("https://a.example/2026/11/snow"))).isTrue();
    assertThat(around("https://a.example").holds(URI.create("https://a.example/a"))).isTrue();
  }

  @Test
  void isOfEachHostItsOwn() {
    Section section = around("https://a.example/world/x", "https://b.example/talks");
    assertThat(section.holds(URI.create("https://a.example/sport/x"))).isFalse();
    assertThat(section.holds(URI.create("https://b.example/sport/x"))).isTrue();
  }

  private static Section around(String... addresses) {
    return Section.around(Stream.of(addresses).map(URI::create).toList());
  }

  @Test
  void ofNothingHoldsNothing() {
    assertThat(Section.around(List.of()).holds(URI.create("https://a.example/a"))).isFalse();
  }
}
