package newswatch.search.catalogue;

import java.nio.file.Path;
import newswatch.secrets.Keyring;
import newswatch.secrets.UnusableKeyFile;
import newswatch.start.CannotStart;
import newswatch.start.KeyProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the keys, once. */
@Configuration(proxyBeanMethods = false)
class CredentialConfiguration {
  /**
   * Absent where no key file is set.
   *
   * @throws CannotStart when a key file is set and cannot be used
   */
  @Bean
  @Nullable Keyring keyring(KeyProperties key) {
    Path file = key.file();
    if (file == null) {
      return null;
    }
    try {
      return key.make() ? Keyring.readOrMake(file) : Keyring.read(file);
    } catch (UnusableKeyFile e) {
      throw new CannotStart(String.valueOf(e.getMessage()), e.remedy(), null);
    }
  }

  @Bean
  FeedCredentials feedCredentials(@Nullable Keyring keys) {
    return new FeedCredentials(keys);
  }
}
