package newswatch.search.trial;

import java.time.InstantSource;
import newswatch.search.verdict.Verdicts;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets this room up. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PreviewProperties.class)
class PreviewConfiguration {
  @Bean
  Previews previews(
      PastArticles articles, Verdicts verdicts, PreviewProperties limits, InstantSource clock) {
    return new Previews(articles, verdicts, limits, clock, System::nanoTime);
  }
}
