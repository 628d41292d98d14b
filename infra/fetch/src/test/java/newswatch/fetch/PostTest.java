package newswatch.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostTest {
  private static final URI HOOK = URI.create("https://hooks.example/s3cret/path?key=s3cret");

  @Test
  void secretsAreNowhereToBeRead() {
    assertThat(new Post(HOOK, "s3cret", "text/plain", Map.of("X-Signature", "s3cret")))
        .hasToString(
            "Post[address=https://hooks.example/..., contentType=text/plain,"
                + " headers=[X-Signature]]");
    for (String odd :
        new String[] {"https://ann:s3cret@h.example/", "https://a_b/s3cret", "s3cret"}) {
      assertThat(new Post(URI.create(odd), "", "text/plain", Map.of()).toString())
          .doesNotContain("s3cret");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host",
        "content-length",
        "Transfer-Encoding",
        "Content-Type",
        "content-encoding",
        "Expect",
        "X\r\nY",
        "",
        "A B"
      })
  void headerThatWouldChangeTheMessageItselfIsRefused(String name) {
    assertThatThrownBy(() -> new Post(HOOK, "", "text/plain", Map.of(name, "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("\r");
  }

  @Test
  void headerCannotBeSmuggledInThroughAValue() {
    assertThatThrownBy(
            () -> new Post(HOOK, "", "text/plain", Map.of("X-Key", "s3cret\r\nX-Evil: 1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'X-Key'")
        .hasMessageNotContaining("s3cret");
    assertThatThrownBy(() -> new Post(HOOK, "", "text/plain\r\nX-Evil: s3cret", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'Content-Type'")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void sameHeaderInOtherLettersIsRefused() {
    assertThatThrownBy(() -> new Post(HOOK, "", "text/plain", Map.of("x-key", "1", "X-Key", "2")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("twice");
  }

  @Test
  void bodyNeedsAContentType() {
    assertThatThrownBy(() -> new Post(HOOK, "", " ", Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
