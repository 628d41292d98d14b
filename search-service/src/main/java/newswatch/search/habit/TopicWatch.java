package newswatch.search.habit;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import newswatch.events.AlertId;
import newswatch.events.AlertRaised;
import newswatch.events.AlertedArticle;
import newswatch.events.ArticleTagged;
import newswatch.events.Occasion;
import newswatch.events.StoryId;
import newswatch.events.StorySize;
import newswatch.events.Subscription;
import newswatch.events.Tag;
import newswatch.events.TopicChange;
import newswatch.events.TopicId;
import newswatch.search.catalogue.Catalogue;
import newswatch.search.catalogue.Defined;
import newswatch.search.index.IndexUnavailable;
import newswatch.search.subscription.Subscriptions;
import org.springframework.stereotype.Component;

/**
 * Looks at the topics of whose changes somebody wants to be told. Not safe for threads.
 *
 * <p>{@code newswatch.topic.changes} counts by kind what was found and not told before: {@code
 * spike}, {@code silence}, {@code blind}.
 */
@Component
public final class TopicWatch {
  private final Subscriptions subscriptions;
  private final Catalogue catalogue;
  private final TopicCounts counts;
  private final MeterRegistry meters;

  TopicWatch(
      Subscriptions subscriptions, Catalogue catalogue, TopicCounts counts, MeterRegistry meters) {
    this.subscriptions = subscriptions;
    this.catalogue = catalogue;
    this.counts = counts;
    this.meters = meters;
  }

  /**
   * The alerts that there are to raise.
   *
   * @param caughtUp whether what came is indexed: where it is not, nothing is called silent
   * @param known whether an alert was raised before
   * @throws IndexUnavailable when Elasticsearch does not answer
   */
  public List<AlertRaised> look(Instant now, boolean caughtUp, Predicate<AlertId> known) {
    Map<TopicId, List<Subscription>> asking = asking();
    List<AlertRaised> alerts = new ArrayList<>();
    counts
        .of(asking.keySet(), now)
        .forEach(
            (topic, hours) ->
                alerts.addAll(
                    judge(topic, hours, asking.getOrDefault(topic, List.of()), now, caughtUp)
                        .stream()
                        .filter(alert -> !known.test(alert.alert()))
                        .toList()));
    alerts.forEach(
        alert ->
            meters.counter("newswatch.topic.changes", "kind", kind(alert.occasion())).increment());
    return alerts;
  }

  private Map<TopicId, List<Subscription>> asking() {
    Map<TopicId, List<Subscription>> asking = new HashMap<>();
    for (Defined<Subscription> one : subscriptions.all()) {
      Subscription subscription = one.definition();
      TopicId topic = subscription.topic();
      if (topic != null
          && !subscription.changes().isEmpty()
          && !subscription.paused()
          && catalogue.topic(topic) != null) {
        asking.computeIfAbsent(topic, _ -> new ArrayList<>()).add(subscription);
      }
    }
    return asking;
  }

  private List<AlertRaised> judge(
      TopicId topic,
      HourlyCounts hours,
      Collection<Subscription> asking,
      Instant now,
      boolean caughtUp) {
    Set<TopicChange> wanted =
        asking.stream().flatMap(one -> one.changes().stream()).collect(Collectors.toSet());
    List<AlertRaised> alerts = new ArrayList<>();
    Occasion.Spike spike = Changes.spike(hours, now);
    if (spike != null && wanted.contains(TopicChange.SPIKE)) {
      alerts.addAll(
          raised(topic, TopicChange.SPIKE, spike, counts.origins(topic, now), asking, now));
    }
    Occasion.Silence silence = caughtUp ? Changes.silence(hours) : null;
    if (silence != null && wanted.contains(TopicChange.SILENCE)) {
      TopicCounts.Origins origins = counts.origins(topic, now);
      Occasion seen = Sight.of(silence, origins.feeds(), catalogue.watchedFeeds(), now);
      alerts.addAll(raised(topic, TopicChange.SILENCE, seen, origins, asking, now));
    }
    return alerts;
  }

  private static List<AlertRaised> raised(
      TopicId topic,
      TopicChange change,
      Occasion occasion,
      TopicCounts.Origins origins,
      Collection<Subscription> asking,
      Instant now) {
    if (origins.newest() == null) {
      return List.of();
    }
    ArticleTagged newest = origins.newest().article();
    return asking.stream()
        .filter(one -> one.changes().contains(change))
        .map(one -> raised(one, topic, occasion, newest, now))
        .toList();
  }

  private static AlertRaised raised(
      Subscription subscription,
      TopicId topic,
      Occasion occasion,
      ArticleTagged newest,
      Instant now) {
    StoryId story = newest.story();
    double score =
        newest.topics().stream()
            .filter(tag -> tag.id().equals(topic))
            .mapToDouble(Tag::score)
            .findFirst()
            .orElse(1);
    return new AlertRaised(
        AlertId.of(subscription.id(), topic, occasion),
        subscription.id(),
        story == null ? StoryId.ofFirst(newest.article().id()) : story,
        occasion,
        AlertedArticle.of(newest.article()),
        topic,
        score,
        List.of(),
        null,
        new StorySize(1, 1),
        newest.fetchedAt(),
        false,
        now);
  }

  private static String kind(Occasion occasion) {
    return switch (occasion) {
      case Occasion.Spike _ -> "spike";
      case Occasion.Silence _ -> "silence";
      case Occasion.Blind _ -> "blind";
      default -> throw new IllegalArgumentException("no change of a topic: " + occasion);
    };
  }
}
