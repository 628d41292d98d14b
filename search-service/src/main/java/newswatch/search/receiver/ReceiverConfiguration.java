package newswatch.search.receiver;

import newswatch.secrets.Keyring;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets this room up. */
@Configuration(proxyBeanMethods = false)
class ReceiverConfiguration {
  @Bean
  SealedAddresses sealedAddresses(@Nullable Keyring keys) {
    return new SealedAddresses(keys);
  }
}
