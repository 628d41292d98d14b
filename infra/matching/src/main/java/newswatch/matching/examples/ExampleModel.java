package newswatch.matching.examples;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import newswatch.events.TopicExamples;
import newswatch.matching.examples.TextFeatures.Feature;
import newswatch.matching.query.ArticleWords;

/**
 * What a topic's examples teach about words: a logistic regression over the words and pairs of an
 * article, each as rare among the examples as it is (tf-idf), of length one, without a constant, so
 * that only words speak. Its prior says that no word means anything: few examples move it little,
 * many move it far. The same examples always give the same model. Safe for threads.
 */
final class ExampleModel {
  private final int examples;
  private final Map<String, Weight> weights;
  private final double rarityOfUnknown;

  /**
   * What a word or a pair means.
   *
   * @param rarity the logarithm of how few examples hold it
   * @param weight above 0 where it speaks for the topic
   */
  record Weight(double rarity, double weight) {}

  private ExampleModel(int examples, Map<String, Weight> weights, double rarityOfUnknown) {
    this.examples = examples;
    this.weights = weights;
    this.rarityOfUnknown = rarityOfUnknown;
  }

  /** Learns from examples, a thousand of them in some 0.1 s. */
  static ExampleModel learn(TopicExamples examples) {
    List<TextFeatures> texts = new ArrayList<>();
    examples.about().forEach(text -> texts.add(TextFeatures.of(text)));
    examples.notAbout().forEach(text -> texts.add(TextFeatures.of(text)));
    Vocabulary vocabulary = Vocabulary.of(texts);
    LogisticRegression fit =
        new LogisticRegression(
            texts.stream().map(vocabulary::vector).toList(),
            examples.about().size(),
            vocabulary.size());
    Map<String, Weight> weights = HashMap.newHashMap(vocabulary.size());
    vocabulary.forEach(
        (name, index) ->
            weights.put(name, new Weight(vocabulary.rarity(index), fit.weight(index))));
    return new ExampleModel(texts.size(), weights, vocabulary.rarityOfUnknown());
  }

  /** How many examples it has learned from, above 0. */
  int examples() {
    return examples;
  }

  /** What the examples say of an article. */
  Opinion judge(ArticleWords article) {
    TextFeatures features = TextFeatures.of(article);
    double sum = 0;
    double square = 0;
    for (Map.Entry<String, Feature> entry : features.byName().entrySet()) {
      Weight known = weights.get(entry.getKey());
      double rarity = known == null ? rarityOfUnknown : known.rarity();
      double value = entry.getValue().worth() * rarity;
      square += value * value;
      sum += known == null ? 0 : value * known.weight();
    }
    double length = Math.sqrt(square);
    return new Opinion(
        this,
        features,
        length == 0 ? 0 : sum / length,
        length,
        new TellingWords(article.language()));
  }

  /** What a word adds to the log-odds, given the length of the article's vector. */
  double contribution(String name, Feature feature, double length) {
    Weight known = weights.get(name);
    return known == null || length == 0
        ? 0
        : feature.worth() * known.rarity() * known.weight() / length;
  }
}
