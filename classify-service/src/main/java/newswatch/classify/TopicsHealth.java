package newswatch.classify;

import newswatch.classify.tagging.TopicsInForce;
import newswatch.matching.topic.Compiled;
import newswatch.matching.topic.Topics;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Shows how many topics judge, and why the others do not. Always up: the others go on judging. */
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
        .withDetail("broken", now.broken().stream().map(Compiled.Broken::sentence).toList());
  }
}
