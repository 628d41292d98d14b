package newswatch.search.catalogue;

import java.nio.file.Path;
import newswatch.secrets.Keyring;
import newswatch.secrets.UnusableKeyFile;
import newswatch.start.CannotStart;
import newswatch.start.KeyProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the keys, once. */
@Configuration(proxyBeanMethods = false)
class CredentialConfiguration {
  /**
   * @throws CannotStart when a key file is set and cannot be used
   */
  @Bean
  FeedCredentials feedCredentials(KeyProperties key) {
    Path file = key.file();
    try {
      return new FeedCredentials(
          file == null ? null : key.make() ? Keyring.readOrMake(file) : Keyring.read(file));
    } catch (UnusableKeyFile e) {
      throw new CannotStart(String.valueOf(e.getMessage()), e.remedy(), null);
    }
  }
}
