package newswatch.search.trial;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of the past a changed topic is tried on.
 *
 * @param mostArticles how many articles one preview judges at most; of more, a random sample
 * @param deadline how long one preview may read and judge articles; what it has judged by then is a
 *     random sample of them. A fourth of it is kept for the articles that readers gave verdicts on.
 */
@ConfigurationProperties(prefix = "newswatch.preview", ignoreUnknownFields = false)
record PreviewProperties(
    @DefaultValue("20000") int mostArticles, @DefaultValue("10s") Duration deadline) {
  private static final int MOST = 100_000;

  /**
   * @throws IllegalArgumentException when a value makes no sense
   */
  PreviewProperties {
    if (mostArticles < 1 || mostArticles > MOST) {
      throw new IllegalArgumentException(
          "newswatch.preview.most-articles is 1 to " + MOST + ", not " + mostArticles);
    }
    if (deadline.toMillis() < 1) {
      throw new IllegalArgumentException(
          "newswatch.preview.deadline is longer than nothing, not " + deadline);
    }
  }
}
