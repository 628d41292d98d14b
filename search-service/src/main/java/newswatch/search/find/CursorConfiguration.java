package newswatch.search.find;

import newswatch.secrets.Keyring;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What cursors are signed with. */
@Configuration(proxyBeanMethods = false)
class CursorConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(CursorConfiguration.class);

  /** Names the form of cursors, too: one of another form is none. */
  private static final String PURPOSE = "search cursors 1";

  /**
   * @param keys absent where no key file is set: then a cursor is good with this instance alone,
   *     and until it stops
   */
  @Bean
  Cursors cursors(@Nullable Keyring keys) {
    if (keys == null) {
      LOG.atDebug().log("cursors are signed with a key of this instance alone");
      return new Cursors(Keyring.fresh().signingKey(PURPOSE));
    }
    return new Cursors(keys.signingKey(PURPOSE));
  }
}
