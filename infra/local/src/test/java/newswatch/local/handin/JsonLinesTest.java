package newswatch.local.handin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
  @Test
  void blankLinesAreCountedAndPassedOver() throws IOException {
    assertThat(read("\uFEFF{\"a\":1}\r\n\n   \t\n{\"b\":2}"))
        .containsExactly("f:1 {\"a\":1}\r", "f:4 {\"b\":2}");
  }

  @Test
  void nothingIsNoArticle() throws IOException {
    assertThat(read("")).isEmpty();
    assertThat(read("\n\n")).isEmpty();
  }

  @Test
  void longLineIsRefusedByItselfAlone() throws IOException {
    String longest = "x".repeat(Items.LARGEST);

    List<String> read = read("before\n" + longest + "y\n" + longest + "\nafter");

    assertThat(read)
        .containsExactly(
            "f:1 before",
            "f:2 refused: the line is longer than 8 MiB",
            "f:3 " + longest,
            "f:4 after");
  }

  private static List<String> read(String text) throws IOException {
    List<String> read = new ArrayList<>();
    try (JsonLines lines = new JsonLines("f", new ByteArrayInputStream(text.getBytes(UTF_8)))) {
      for (@Nullable Item item = lines.next(); item != null; item = lines.next()) {
        read.add(
            switch (item) {
              case Item.Article(String where, byte[] json) -> where + " " + new String(json, UTF_8);
              case Item.Unusable(String where, String problem) -> where + " refused: " + problem;
            });
      }
    }
    return read;
  }
}
