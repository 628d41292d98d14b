package newswatch.matching.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordTableTest {
  @Test
  void numbersWordsInTheOrderInWhichTheyCome() {
    WordTable table = new WordTable(0);
    Map<String, Integer> expected = new HashMap<>();
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      String word = "w".repeat(random.nextInt(5)) + random.nextInt(3_000);
      assertThat(table.add(word))
          .as(word)
          .isEqualTo(expected.computeIfAbsent(word, _ -> expected.size()));
    }
    assertThat(table.size()).isEqualTo(expected.size());
    expected.forEach((word, number) -> assertThat(table.find(Term.of(word))).isEqualTo(number));
    assertThat(table.find(Term.of("w"))).isNegative();
    assertThat(table.find(Term.of(""))).isNegative();
  }

  @Test
  void findsItsBeginningsInWordsOfAnother() {
    WordTable beginnings = new WordTable(0);
    List.of("ab", "abc", "b", "x".repeat(100), "x".repeat(70)).forEach(beginnings::add);
    WordTable words = new WordTable(0);
    assertThat(begin(beginnings, words, "abcd")).containsExactly(0, 1);
    assertThat(begin(beginnings, words, "ab")).containsExactly(0);
    assertThat(begin(beginnings, words, "a")).isEmpty();
    assertThat(begin(beginnings, words, "xb")).isEmpty();
    assertThat(begin(beginnings, words, "x".repeat(99))).containsExactly(4);
    assertThat(begin(beginnings, words, "x".repeat(255))).containsExactly(4, 3);
  }

  private static List<Integer> begin(WordTable beginnings, WordTable words, String word) {
    List<Integer> found = new ArrayList<>();
    beginnings.findBeginnings(words, words.add(word), found::add);
    return found;
  }
}
