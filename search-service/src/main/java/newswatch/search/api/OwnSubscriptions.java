package newswatch.search.api;

import newswatch.events.Subscription;
import newswatch.events.SubscriptionId;
import newswatch.search.access.Visitors;
import newswatch.search.catalogue.Defined;
import newswatch.search.subscription.Subscriptions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The subscriptions that who asks may see; of others it is not told that they are there. */
@Component
final class OwnSubscriptions {
  private final Subscriptions subscriptions;
  private final Visitors visitors;

  OwnSubscriptions(Subscriptions subscriptions, Visitors visitors) {
    this.subscriptions = subscriptions;
    this.visitors = visitors;
  }

  /**
   * The one that a path names.
   *
   * @throws org.springframework.web.ErrorResponseException 404 where there is none for who asks
   */
  Subscription one(String id) {
    Defined<Subscription> known = known(id);
    if (known == null || !visitors.reach().covers(known.definition().owner())) {
      throw CatalogueProblems.missing("subscription", id);
    }
    return known.definition();
  }

  private @Nullable Defined<Subscription> known(String id) {
    try {
      return subscriptions.one(new SubscriptionId(id));
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
