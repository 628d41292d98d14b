package newswatch.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page must never do, read from its files. */
class StaticPageTest {
  private static final Path FILES = Path.of("src/main/resources/static");
  private static final Pattern NAMED = Pattern.compile("(?:from |src=|href=)[\"']([^\"'#]+)[\"']");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files.toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void textFromOutsideIsNeverMadeHtmlOrCode(Path file) throws IOException {
    assertThat(Files.readString(file, UTF_8))
        .doesNotContainPattern(
            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function"
                + "|createContextualFragment|DOMParser|srcdoc| style=| on\\w+=\"");
  }

  @Test
  void everythingThePageNamesIsServedByItself() throws IOException {
    for (Path file : files()) {
      assertThat(
              NAMED.matcher(Files.readString(file, UTF_8)).results().map(found -> found.group(1)))
          .as(file.toString())
          .allSatisfy(
              name ->
                  assertThat(name)
                      .matches(
                          one ->
                              one.equals("/")
                                  || one.startsWith("/api/")
                                  || Files.exists(FILES.resolve(one))));
    }
  }
}
