package newswatch.elasticsearch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.elasticsearch.common.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TablesTest {
  static List<String> bareFilters() {
    return TokenFilters.ALL.entrySet().stream()
        .filter(filter -> !filter.getValue().use().needsOptions())
        .map(filter -> filter.getKey())
        .sorted()
        .toList();
  }

  static List<String> tokenizers() {
    return Tokenizers.ALL.keySet().stream().sorted().toList();
  }

  /** The node makes each of them for every index, with no options at all. */
  @ParameterizedTest
  @MethodSource("bareFilters")
  void everyBareFilterWorksWithoutOptions(String name) throws IOException {
    assertThat(words("whitespace", name, Settings.EMPTY, "one two")).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("tokenizers")
  void everyTokenizerCanBeMadeWithoutOptions(String name) {
    Tokenizer tokenizer = named(Tokenizers.ALL, name).prepareFully(Options.none(name)).get();

    assertThat(tokenizer).isNotNull();
  }

  @Test
  void uniqueLeavesNoGaps() throws IOException {
    try (TokenStream words = stream("whitespace", "unique", Settings.EMPTY, "a b a c")) {
      PositionIncrementAttribute step = words.addAttribute(PositionIncrementAttribute.class);
      words.reset();
      while (words.incrementToken()) {
        assertThat(step.getPositionIncrement()).isEqualTo(1);
      }
      words.end();
    }
  }

  @Test
  void stemmerTakesBothSpellingsOfItsOption() throws IOException {
    for (String option : List.of("language", "name")) {
      assertThat(
              words(
                  "whitespace",
                  "stemmer",
                  Settings.builder().put(option, "possessive_english").build(),
                  "agency's offices"))
          .containsExactly("agency", "offices");
    }
  }

  @Test
  void mappingUnescapesAndStripsBlanks() throws IOException {
    Settings settings =
        Settings.builder().putList("mappings", "\\u2019 => '", "a => \\u0020", "b=>").build();
    StringBuilder mapped = new StringBuilder();
    try (Reader reader =
        named(CharFilters.ALL, "mapping")
            .recipe()
            .prepareFully(options(settings))
            .apply(new StringReader("x’axb"))) {
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        mapped.append((char) c);
      }
    }
    assertThat(mapped).hasToString("x' x");
  }

  @Test
  void unknownOptionIsNamedWithThoseThatAreKnown() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                named(TokenFilters.ALL, "length")
                    .recipe()
                    .prepareFully(options(Settings.builder().put("most", 3).build())))
        .withMessageContaining("[most]")
        .withMessageContaining("[max, min]");
  }

  @Test
  void listsWrittenAsNumberedKeysAreUnderstood() {
    Settings numbered = Settings.builder().put("ignored_scripts.0", "han").build();

    assertThat(named(TokenFilters.ALL, "cjk_bigram").recipe().prepareFully(options(numbered)))
        .isNotNull();
  }

  private static List<String> words(String tokenizer, String filter, Settings settings, String text)
      throws IOException {
    List<String> words = new ArrayList<>();
    try (TokenStream stream = stream(tokenizer, filter, settings, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(term.toString());
      }
      stream.end();
    }
    return words;
  }

  private static TokenStream stream(
      String tokenizer, String filter, Settings settings, String text) {
    Tokenizer source = named(Tokenizers.ALL, tokenizer).prepareFully(Options.none(tokenizer)).get();
    source.setReader(new StringReader(text));
    return named(TokenFilters.ALL, filter).recipe().prepareFully(options(settings)).apply(source);
  }

  private static <T> T named(Map<String, T> table, String name) {
    return requireNonNull(table.get(name), name);
  }

  private static Options options(Settings settings) {
    return new Options("the one under test", settings, null, null);
  }
}
