package newswatch.matching.examples;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The words and pairs of all examples, numbered, and how rare each of them is. */
final class Vocabulary {
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final int texts;
  private final double[] rarity;

  private Vocabulary(List<TextFeatures> texts) {
    this.texts = texts.size();
    int[] holding = new int[texts.stream().mapToInt(text -> text.byName().size()).sum()];
    for (TextFeatures text : texts) {
      for (String name : text.byName().keySet()) {
        Integer number = numbers.putIfAbsent(name, numbers.size());
        holding[number == null ? numbers.size() - 1 : number]++;
      }
    }
    rarity = new double[numbers.size()];
    for (int i = 0; i < rarity.length; i++) {
      rarity[i] = rarityOf(holding[i]);
    }
  }

  static Vocabulary of(List<TextFeatures> texts) {
    return new Vocabulary(texts);
  }

  int size() {
    return rarity.length;
  }

  double rarity(int number) {
    return rarity[number];
  }

  /** Of a word that no example holds. */
  double rarityOfUnknown() {
    return rarityOf(0);
  }

  void forEach(BiConsumer<String, Integer> action) {
    numbers.forEach(action);
  }

  /** A text of the examples as a vector of length one; without words it has none. */
  SparseVector vector(TextFeatures text) {
    int[] index = new int[text.byName().size()];
    double[] value = new double[index.length];
    int i = 0;
    for (Map.Entry<String, TextFeatures.Feature> entry : text.byName().entrySet()) {
      int number = numbers.getOrDefault(entry.getKey(), 0);
      index[i] = number;
      value[i++] = entry.getValue().worth() * rarity[number];
    }
    return SparseVector.ofLengthOne(index, value);
  }

  private double rarityOf(int holding) {
    return Math.log((2.0 + texts) / (1.0 + holding));
  }
}
