package newswatch.classify;

import newswatch.classify.tagging.TopicsInForce;
import newswatch.events.TopicId;
import newswatch.matching.topic.Compiled;
import newswatch.matching.topic.Topics;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Shows how many topics judge, why the others do not, and which were given up over an article
 * because they cost too much. Always up: the others go on judging.
 */
@Component("topicsHealthIndicator")
final class TopicsHealth extends AbstractHealthIndicator {
  private final TopicsInForce topics;

  TopicsHealth(TopicsInForce topics) {
    super("the topics in force cannot be told");
    this.topics = topics;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    Topics now = topics.now().topics();
    builder
        .up()
        .withDetail("ready", now.ready().size())
        .withDetail("broken", now.broken().stream().map(Compiled.Broken::sentence).toList())
        .withDetail("tooCostly", topics.costly().stream().map(TopicId::value).toList());
  }
}
