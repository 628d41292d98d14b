package newswatch.matching.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the definition itself, which tries every place for every word. */
class NearnessTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void findsWordsAsNearAsTheDefinitionSaysAlsoWhereTheyRepeat(long seed) {
    Random random = new Random(seed);
    int matched = 0;
    for (int i = 0; i < 3_000; i++) {
      List<String> phrase = words(random, 2 + random.nextInt(3));
      List<String> text = words(random, 1 + random.nextInt(12));
      int slop = random.nextInt(7);
      boolean expected = defined(phrase, text, slop, new ArrayList<>());
      TextWords words = TextWords.of(String.join(" ", text));
      PhraseTerms terms = new PhraseTerms(phrase, slop);
      assertThat(words.has(terms, effort()))
          .as("seed %d: %s~%d in %s", seed, phrase, slop, text)
          .isEqualTo(expected);
      List<Span> spans = words.find(terms, 5, effort());
      assertThat(spans.isEmpty()).isNotEqualTo(expected);
      for (Span span : spans) {
        assertThat(defined(phrase, text.subList(span.first(), span.last() + 1), slop, List.of()))
            .as("seed %d: %s of %s~%d in %s", seed, span, phrase, slop, text)
            .isTrue();
      }
      for (int next = 1; next < spans.size(); next++) {
        assertThat(spans.get(next).first()).isGreaterThan(spans.get(next - 1).last());
      }
      matched += expected ? 1 : 0;
    }
    assertThat(matched).isBetween(500, 2_500);
  }

  private static boolean defined(
      List<String> phrase, List<String> text, int slop, List<Integer> chosen) {
    int word = chosen.size();
    if (word == phrase.size()) {
      int[] reduced = IntStream.range(0, word).map(i -> chosen.get(i) - i).toArray();
      return Arrays.stream(reduced).max().orElseThrow() - Arrays.stream(reduced).min().orElseThrow()
          <= slop;
    }
    for (int place = 0; place < text.size(); place++) {
      if (text.get(place).equals(phrase.get(word)) && !chosen.contains(place)) {
        List<Integer> more = new ArrayList<>(chosen);
        more.add(place);
        if (defined(phrase, text, slop, more)) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<String> words(Random random, int count) {
    return IntStream.range(0, count).mapToObj(i -> "w" + random.nextInt(4)).toList();
  }

  private static Effort effort() {
    Effort effort = new Effort();
    effort.begin(Effort.MOST);
    return effort;
  }
}
