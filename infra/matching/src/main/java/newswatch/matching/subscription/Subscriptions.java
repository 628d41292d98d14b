package newswatch.matching.subscription;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import newswatch.events.Article;
import newswatch.events.Subscription;
import newswatch.events.SubscriptionId;
import newswatch.events.SubscriptionMatch;
import newswatch.events.Tag;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.matching.query.ArticleWords;
import newswatch.matching.topic.Compiled;
import newswatch.matching.topic.CompiledTopic;
import newswatch.matching.topic.Topics;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions that articles are matched with. Those of a topic alone are found by its tag.
 * The queries of the others are judged as topics of their own: indexed together, with the same
 * limits on what one may cost. Immutable, and safe for threads.
 */
public final class Subscriptions {
  /** Nobody is told of anything. */
  public static final Subscriptions NONE = new Subscriptions(Map.of(), Topics.of(List.of()));

  private final Map<SubscriptionId, Subscription> all;
  private final Topics queries;
  private final Map<TopicId, List<Subscription>> ofTopics;

  private Subscriptions(Map<SubscriptionId, Subscription> all, Topics queries) {
    this.all = all;
    this.queries = queries;
    this.ofTopics = ofTopics(all.values());
  }

  private static Map<TopicId, List<Subscription>> ofTopics(Collection<Subscription> all) {
    Map<TopicId, List<Subscription>> ofTopics = new HashMap<>();
    for (Subscription one : all) {
      if (one.topic() != null && one.query() == null) {
        ofTopics.computeIfAbsent(one.topic(), _ -> new ArrayList<>()).add(one);
      }
    }
    return ofTopics;
  }

  /**
   * The subscriptions after a change.
   *
   * @param defined new ones, and others instead of those with the same ids
   * @param removed whose subscriptions, if there are such, are no more
   */
  public Subscriptions with(Collection<Subscription> defined, Collection<SubscriptionId> removed) {
    Map<SubscriptionId, Subscription> next = new LinkedHashMap<>(all);
    List<Compiled> compiled = new ArrayList<>();
    List<TopicId> gone = new ArrayList<>(removed.stream().map(Subscriptions::asTopic).toList());
    removed.forEach(next::remove);
    for (Subscription one : defined) {
      if (one.paused()) {
        next.remove(one.id());
      } else {
        next.put(one.id(), one);
      }
      if (one.paused() || one.query() == null) {
        gone.add(asTopic(one.id()));
      } else {
        compiled.add(CompiledTopic.compile(queryOf(one, one.query())));
      }
    }
    return new Subscriptions(next, queries.with(compiled, gone));
  }

  private static TopicId asTopic(SubscriptionId id) {
    return new TopicId(id.value());
  }

  private static Topic queryOf(Subscription one, String query) {
    double minimum = one.topic() == null ? one.minimumScore() : 0;
    return new Topic(asTopic(one.id()), one.name(), null, query, null, minimum, 1, null, false);
  }

  /**
   * Those that ask for an article, by id.
   *
   * @param tags of the article
   */
  public List<SubscriptionMatch> matching(Article article, ArticleWords words, List<Tag> tags) {
    if (all.isEmpty()) {
      return List.of();
    }
    List<SubscriptionMatch> matches = byTag(article, tags);
    for (Tag found : queries.tag(words)) {
      Subscription one = all.get(new SubscriptionId(found.id().value()));
      if (one != null && takes(one, article)) {
        narrowed(one, found, tags).ifPresent(matches::add);
      }
    }
    matches.sort(Comparator.comparing(SubscriptionMatch::id));
    return matches;
  }

  /** Those that ask for an article by a topic and nothing else. */
  public List<SubscriptionMatch> byTag(Article article, List<Tag> tags) {
    List<SubscriptionMatch> matches = new ArrayList<>();
    for (Tag tag : tags) {
      for (Subscription one : ofTopics.getOrDefault(tag.id(), List.of())) {
        if (tag.score() >= one.minimumScore() && takes(one, article)) {
          matches.add(new SubscriptionMatch(one.id(), tag.id(), tag.score(), List.of(), null));
        }
      }
    }
    return matches;
  }

  /** Whether a subscription is there that asks for a topic and nothing else. */
  public boolean isOfTopicAlone(SubscriptionId id) {
    Subscription one = all.get(id);
    return one != null && one.query() == null;
  }

  /** Of a topic that is narrowed by a query, the topic says how surely. */
  private static Optional<SubscriptionMatch> narrowed(Subscription one, Tag found, List<Tag> tags) {
    TopicId topic = one.topic();
    if (topic == null) {
      return Optional.of(match(one, null, found.score(), found));
    }
    return tags.stream()
        .filter(tag -> tag.id().equals(topic) && tag.score() >= one.minimumScore())
        .findFirst()
        .map(tag -> match(one, topic, tag.score(), found));
  }

  private static SubscriptionMatch match(
      Subscription one, @Nullable TopicId topic, double score, Tag found) {
    return new SubscriptionMatch(one.id(), topic, score, found.evidence(), found.sentence());
  }

  private static boolean takes(Subscription one, Article article) {
    return (one.sources().isEmpty()
            || one.sources().stream().anyMatch(source -> isSame(source, article.source())))
        && (one.languages().isEmpty()
            || one.languages().stream().anyMatch(wanted -> isIn(article.language(), wanted)));
  }

  private static boolean isIn(@Nullable String language, String wanted) {
    if (language == null) {
      return false;
    }
    String its = language.toLowerCase(Locale.ROOT);
    String prefix = wanted.toLowerCase(Locale.ROOT);
    return its.equals(prefix) || its.startsWith(prefix + "-");
  }

  private static boolean isSame(String one, String other) {
    return folded(one).equals(folded(other));
  }

  private static String folded(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  /** Those whose queries cannot be read, under their ids. */
  public List<Compiled.Broken> broken() {
    return queries.broken();
  }
}
