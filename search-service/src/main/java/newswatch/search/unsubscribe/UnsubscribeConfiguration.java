package newswatch.search.unsubscribe;

import newswatch.secrets.Keyring;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets this room up. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsoleProperties.class)
class UnsubscribeConfiguration {
  @Bean
  PauseLinks pauseLinks(ConsoleProperties console, @Nullable Keyring keys) {
    return new PauseLinks(console.address(), keys);
  }
}
