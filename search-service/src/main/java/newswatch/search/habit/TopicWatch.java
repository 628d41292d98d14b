package newswatch.search.habit;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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
        .of(asking.keySet(), now, caughtUp)
        .forEach(
            (topic, hours) -> {
              Untold untold = new Untold(topic, asking.getOrDefault(topic, List.of()), known);
              alerts.addAll(spikes(untold, hours, now));
              if (caughtUp) {
                alerts.addAll(silences(untold, hours, now));
              }
            });
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

  /**
   * Those who are to be told of a topic's changes.
   *
   * @param known whether an alert was raised before
   */
  private record Untold(TopicId topic, List<Subscription> asking, Predicate<AlertId> known) {
    /** Those who were not told of this one. */
    List<Subscription> of(TopicChange change, Occasion occasion) {
      return asking.stream()
          .filter(one -> one.changes().contains(change))
          .filter(one -> !known.test(AlertId.of(one.id(), topic, occasion)))
          .toList();
    }
  }

  private List<AlertRaised> spikes(Untold untold, HourlyCounts hours, Instant now) {
    Occasion.Spike spike = Changes.spike(hours, now);
    List<Subscription> wanting = spike == null ? List.of() : untold.of(TopicChange.SPIKE, spike);
    return spike == null || wanting.isEmpty()
        ? List.of()
        : raised(untold.topic(), spike, counts.origins(untold.topic(), now), wanting, now);
  }

  private List<AlertRaised> silences(Untold untold, HourlyCounts hours, Instant now) {
    Occasion.Silence silence = Changes.silence(hours);
    List<Subscription> wanting =
        silence == null ? List.of() : untold.of(TopicChange.SILENCE, silence);
    if (silence == null || wanting.isEmpty()) {
      return List.of();
    }
    TopicCounts.Origins origins = counts.origins(untold.topic(), now);
    Occasion seen = Sight.of(silence, origins.feeds(), catalogue.watchedFeeds(), now);
    return raised(untold.topic(), seen, origins, wanting, now);
  }

  private static List<AlertRaised> raised(
      TopicId topic,
      Occasion occasion,
      TopicCounts.Origins origins,
      List<Subscription> wanting,
      Instant now) {
    if (origins.newest() == null) {
      return List.of();
    }
    ArticleTagged newest = origins.newest().article();
    return wanting.stream().map(one -> raised(one, topic, occasion, newest, now)).toList();
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
