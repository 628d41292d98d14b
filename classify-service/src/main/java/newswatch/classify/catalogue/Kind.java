package newswatch.classify.catalogue;

import java.util.function.Function;
import java.util.function.Predicate;
import newswatch.events.Channel;
import newswatch.events.Subscription;
import newswatch.events.Topic;

/**
 * A kind of definition.
 *
 * @param store the name of the global store that holds their bytes, by id
 * @param deleted whether a definition says that there is none any more
 */
public record Kind<T>(
    String store, Channel channel, Class<T> type, Function<T, String> id, Predicate<T> deleted) {
  /** What articles are tagged with. */
  public static final Kind<Topic> TOPICS =
      new Kind<>(
          "topics", Channel.TOPICS, Topic.class, topic -> topic.id().value(), Topic::deleted);

  /** Who is told of what. */
  public static final Kind<Subscription> SUBSCRIPTIONS =
      new Kind<>(
          "subscriptions",
          Channel.SUBSCRIPTIONS,
          Subscription.class,
          subscription -> subscription.id().value(),
          Subscription::deleted);
}
