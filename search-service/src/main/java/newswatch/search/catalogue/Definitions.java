package newswatch.search.catalogue;

import java.util.List;
import newswatch.events.Feed;
import newswatch.events.Receiver;
import newswatch.events.SavedSearch;
import newswatch.events.Subscription;
import newswatch.events.Topic;

/** Where definitions are published, for this service and all others to read. */
public interface Definitions {
  /**
   * Publishes topics and waits, for some seconds at most, until they are read back into the
   * catalogue. The version of each is kept before it is in force.
   *
   * @return them as they were kept, in their order
   * @throws Unpublished when that did not happen, or not in time
   */
  List<Defined<Topic>> publishTopics(List<Topic> topics);

  /** Publishes feeds, likewise. */
  List<Defined<Feed>> publishFeeds(List<Feed> feeds);

  /** Publishes saved searches, likewise. */
  List<Defined<SavedSearch>> publishSearches(List<SavedSearch> searches);

  /** Publishes receivers, likewise. */
  List<Defined<Receiver>> publishReceivers(List<Receiver> receivers);

  /** Publishes subscriptions, likewise. */
  List<Defined<Subscription>> publishSubscriptions(List<Subscription> subscriptions);
}
