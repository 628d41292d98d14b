package newswatch.matching.examples;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import newswatch.matching.examples.TextFeatures.Feature;

/** What a topic's examples say of one article, and by which of its words. */
public final class Opinion {
  private final ExampleModel model;
  private final TextFeatures features;
  private final double logOdds;
  private final double length;
  private final TellingWords telling;

  Opinion(
      ExampleModel model,
      TextFeatures features,
      double logOdds,
      double length,
      TellingWords telling) {
    this.model = model;
    this.features = features;
    this.logOdds = logOdds;
    this.length = length;
    this.telling = telling;
  }

  /** The natural logarithm of the odds that it is about the topic; 0 where nothing speaks. */
  public double logOdds() {
    return logOdds;
  }

  /** How many examples say so, above 0. */
  public int examples() {
    return model.examples();
  }

  /**
   * The words and pairs that speak most for the topic and tell a reader why, the strongest first.
   */
  public List<SpokenWord> speakingFor(int limit) {
    return strongest(1, limit);
  }

  /** The words and pairs that speak most against it and tell a reader why, the strongest first. */
  public List<SpokenWord> speakingAgainst(int limit) {
    return strongest(-1, limit);
  }

  private List<SpokenWord> strongest(int sign, int limit) {
    return features.byName().entrySet().stream()
        .filter(entry -> telling.hold(entry.getKey()))
        .map(this::spoken)
        .filter(word -> word.logOdds() * sign > 0)
        .sorted(
            Comparator.comparingDouble((SpokenWord word) -> -sign * word.logOdds())
                .thenComparing(SpokenWord::name))
        .limit(limit)
        .toList();
  }

  private SpokenWord spoken(Map.Entry<String, Feature> entry) {
    Feature feature = entry.getValue();
    return new SpokenWord(
        entry.getKey(),
        model.contribution(entry.getKey(), feature, length),
        feature.field(),
        feature.start(),
        feature.end());
  }
}
