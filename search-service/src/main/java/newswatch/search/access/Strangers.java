package newswatch.search.access;

import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator of peers that were refused, for it may be his own way in: Docker Desktop and
 * Podman pass connections on from addresses of their own.
 */
final class Strangers {
  private static final Logger LOG = LoggerFactory.getLogger(Strangers.class);

  private final Seldom told;

  Strangers(InstantSource clock) {
    this.told = new Seldom(clock);
  }

  /** One was met at this address; it is told unless another was within the last minute. */
  void met(String peer) {
    if (told.now()) {
      LOG.atWarn()
          .addKeyValue("peer", peer)
          .addKeyValue("setting", "newswatch.access.published-from")
          .log(
              "a connection was refused that does not come from where the published port's do; if"
                  + " it is yours, add its peer to the setting");
    }
  }
}
