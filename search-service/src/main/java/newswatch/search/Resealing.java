package newswatch.search;

import newswatch.search.catalogue.FeedCredentials;
import newswatch.search.catalogue.FeedEdits;
import newswatch.search.receiver.ReceiverEdits;
import newswatch.search.receiver.SealedAddresses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Has what an older key sealed sealed with the newest one, so that the older can be thrown away.
 */
@Component
final class Resealing {
  private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);

  private final FeedEdits feeds;
  private final FeedCredentials credentials;
  private final ReceiverEdits receivers;
  private final SealedAddresses addresses;

  Resealing(
      FeedEdits feeds,
      FeedCredentials credentials,
      ReceiverEdits receivers,
      SealedAddresses addresses) {
    this.feeds = feeds;
    this.credentials = credentials;
    this.receivers = receivers;
    this.addresses = addresses;
  }

  /** Waits until all of it is published. */
  void sealAnew() {
    int ofFeeds = feeds.reseal(credentials);
    if (ofFeeds > 0) {
      LOG.atInfo().addKeyValue("feeds", ofFeeds).log("credentials sealed with the first key");
    }
    int ofReceivers = receivers.reseal(addresses);
    if (ofReceivers > 0) {
      LOG.atInfo().addKeyValue("receivers", ofReceivers).log("addresses sealed with the first key");
    }
  }
}
