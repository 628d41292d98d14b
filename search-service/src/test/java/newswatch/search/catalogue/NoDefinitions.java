package newswatch.search.catalogue;

import java.util.List;
import newswatch.events.Feed;
import newswatch.events.Receiver;
import newswatch.events.SavedSearch;
import newswatch.events.Subscription;
import newswatch.events.Topic;

/** Publishes nothing, for tests that say what of it is published. */
public abstract class NoDefinitions implements Definitions {
  @Override
  public List<Defined<Topic>> publishTopics(List<Topic> topics) {
    throw new AssertionError(topics);
  }

  @Override
  public List<Defined<Feed>> publishFeeds(List<Feed> feeds) {
    throw new AssertionError(feeds);
  }

  @Override
  public List<Defined<SavedSearch>> publishSearches(List<SavedSearch> searches) {
    throw new AssertionError(searches);
  }

  @Override
  public List<Defined<Receiver>> publishReceivers(List<Receiver> receivers) {
    throw new AssertionError(receivers);
  }

  @Override
  public List<Defined<Subscription>> publishSubscriptions(List<Subscription> subscriptions) {
    throw new AssertionError(subscriptions);
  }
}
