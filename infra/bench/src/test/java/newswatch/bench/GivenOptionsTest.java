package newswatch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GivenOptionsTest {
  private static GivenOptions given(String... words) {
    return new GivenOptions(List.of(words), Set.of("--number", "--out", "--words"), true);
  }

  @Test
  void theLastOfANameCountsAndWhatIsNotGivenIsAsUsual() {
    GivenOptions options = given("--number", "3", "--check", "--number", "4", "--words", " a  b ");
    assertThat(options.number("--number", 1)).isEqualTo(4);
    assertThat(options.words("--words", List.of())).containsExactly("a", "b");
    assertThat(options.check()).isTrue();
    assertThat(options.path("--out")).isNull();
    assertThat(given().number("--number", 1)).isEqualTo(1);
    assertThat(given("--out", "x").path("--out")).isEqualTo(Path.of("x").toAbsolutePath());
  }

  @Test
  void whatMakesNoSenseIsToldInWords() {
    assertRefused("there is no option '--colour'", "--colour", "red");
    assertRefused("--out wants a value", "--number", "3", "--out");
    assertThatThrownBy(() -> given("--number", "many").number("--number", 1))
        .hasMessage("--number wants a number, not 'many'");
    assertThatThrownBy(() -> new GivenOptions(List.of("--check"), Set.of(), false))
        .hasMessage("there is no option '--check'");
    assertThatThrownBy(() -> GivenOptions.within("--number", 9, 1, 8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--number is from 1 to 8, not 9");
  }

  private static void assertRefused(String words, String... given) {
    assertThatThrownBy(() -> given(given))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(words);
  }
}
