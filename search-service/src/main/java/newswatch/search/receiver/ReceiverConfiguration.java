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

  // PRELIMINARY: looks at the form alone, which addresses have been through already. To be replaced
  // by the guarded client's own objection, which refuses private addresses.
  @Bean
  AddressCheck addressCheck() {
    return address -> {
      try {
        WebAddress.of(address.toString());
        return null;
      } catch (IllegalArgumentException e) {
        return e.getMessage();
      }
    };
  }
}
