package newswatch.search.discovery;

import newswatch.fetch.Fetcher;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets this room up, with a client of its own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DiscoveryProperties.class)
class DiscoveryConfiguration {
  @Bean
  Fetcher fetcher(DiscoveryProperties properties) {
    return new Fetcher(properties.limits());
  }

  @Bean
  Discovery discovery(Fetcher fetcher, DiscoveryProperties properties) {
    return new Discovery(fetcher, properties.deadline(), System::nanoTime);
  }
}
