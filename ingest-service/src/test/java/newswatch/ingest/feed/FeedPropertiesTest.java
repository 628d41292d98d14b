package newswatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class FeedPropertiesTest {
  private final ApplicationContextRunner service =
      new ApplicationContextRunner().withUserConfiguration(Reading.class);

  @Test
  void settingsAreTakenAndTheOthersAreAsUsual() {
    service
        .withPropertyValues("newswatch.feeds.interval=90s")
        .run(
            context ->
                assertThat(context.getBean(FeedProperties.class))
                    .isEqualTo(usual(Duration.ofSeconds(90), Duration.ofHours(1))));
  }

  @Test
  void settingThatDoesNotExistIsRefusedByName() {
    service
        .withPropertyValues("newswatch.feeds.intervall=90s")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("newswatch.feeds.intervall"));
  }

  /** Variables of our names are the start script's too, and those of other programs. */
  @Test
  void variableThatSetsNothingIsLeftAlone() {
    service
        .withInitializer(
            context ->
                context
                    .getEnvironment()
                    .getPropertySources()
                    .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                            Map.of(
                                "NEWSWATCH_FEEDS_INTERVALL", "1s",
                                "NEWSWATCH_FEEDS_LONGESTPAUSE", "2h"))))
        .run(
            context ->
                assertThat(context.getBean(FeedProperties.class))
                    .isEqualTo(usual(Duration.ofMinutes(5), Duration.ofHours(2))));
  }

  @Test
  void intervalOutsideOfItsBoundsMovesThem() {
    service
        .withPropertyValues("newswatch.feeds.interval=2s")
        .run(
            context ->
                assertThat(context.getBean(FeedProperties.class).shortestInterval())
                    .isEqualTo(Duration.ofSeconds(2)));
  }

  private static FeedProperties usual(Duration interval, Duration longestPause) {
    return new FeedProperties(
        interval,
        Duration.ofMinutes(1),
        Duration.ofHours(24),
        longestPause,
        256,
        2,
        Duration.ofMillis(20));
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(FeedProperties.class)
  static class Reading {}
}
