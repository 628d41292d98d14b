package newswatch.search.trial;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.matching.topic.Compiled;
import newswatch.matching.topic.CompiledTopic;
import org.jspecify.annotations.Nullable;

/** Articles and topics to try. */
final class TrialSamples {
  private static final Instant PUBLISHED = Instant.parse("2026-03-01T12:00:00Z");

  private TrialSamples() {}

  static PastArticle past(int number, String title) {
    URI url = URI.create("https://news.example/" + number);
    return new PastArticle(
        new Article(
            ArticleId.ofAddress(url),
            url,
            title,
            null,
            "The body says something else.",
            false,
            null,
            "Example Post",
            "en",
            PUBLISHED.plusSeconds(number)),
        List.of("Asia"));
  }

  static Topic topic(String query, @Nullable String exclusions, double minimumScore) {
    return new Topic(
        new TopicId("ports"), "Ports", null, query, exclusions, minimumScore, 3, null, false);
  }

  static CompiledTopic ready(String query) {
    return ready(topic(query, null, 0));
  }

  static CompiledTopic ready(Topic topic) {
    return switch (CompiledTopic.compile(topic)) {
      case Compiled.Ready ready -> ready.topic();
      case Compiled.Broken broken -> throw new AssertionError(broken.sentence());
    };
  }
}
