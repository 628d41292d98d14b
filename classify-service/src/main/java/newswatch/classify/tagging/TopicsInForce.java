package newswatch.classify.tagging;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import newswatch.classify.catalogue.InForce;
import newswatch.events.Tag;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.matching.query.ArticleWords;
import newswatch.matching.topic.Compiled;
import newswatch.matching.topic.CompiledTopic;
import newswatch.matching.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topics that articles are tagged with at this moment, and how far the record of topics has
 * been read. Thread-safe; a judgement uses one state of the topics from beginning to end. A topic
 * is compiled when it is defined; changes are put into the index when an article next asks, all at
 * once.
 *
 * <p>A topic that cannot judge is reported once for each definition of it, and so is one that costs
 * too much over an article.
 */
public final class TopicsInForce implements InForce<Topic> {
  private static final Logger LOG = LoggerFactory.getLogger(TopicsInForce.class);

  private final Map<String, Topic> definitions = new HashMap<>();

  /** What is not in the newest topics yet; nothing for those that were removed. */
  private final Map<TopicId, Optional<Compiled>> changes = new LinkedHashMap<>();

  private final Set<CompiledTopic> costly = Collections.newSetFromMap(new ConcurrentHashMap<>());
  private final LongAdder givenUp = new LongAdder();
  private boolean reporting;
  private long read;
  private Topics topics = Topics.of(List.of());

  /**
   * The topics at one moment.
   *
   * @param read how many records of topics had been applied, counted by offset
   * @param tooCostly is told of topics that were given up over an article
   */
  public record Snapshot(Topics topics, long read, Consumer<CompiledTopic> tooCostly) {
    /** The tags of an article, best first. */
    public List<Tag> tag(ArticleWords article) {
      return topics.tag(article, tooCostly);
    }
  }

  @Override
  public synchronized void define(Topic topic, long offset) {
    readTo(offset);
    if (topic.equals(definitions.put(topic.id().value(), topic))) {
      return;
    }
    Compiled compiled = CompiledTopic.compile(topic);
    change(topic.id(), Optional.of(compiled));
    if (reporting) {
      report(compiled);
    }
  }

  @Override
  public synchronized void remove(String key, long offset) {
    Topic topic = definitions.remove(key);
    if (topic != null) {
      change(topic.id(), Optional.empty());
    }
    readTo(offset);
  }

  private void change(TopicId id, Optional<Compiled> compiled) {
    changes.put(id, compiled);
    costly.removeIf(topic -> topic.topic().id().equals(id));
  }

  @Override
  public synchronized void readTo(long offset) {
    read = Math.max(read, offset + 1);
  }

  /** The topics at this moment. */
  public synchronized Snapshot now() {
    if (!changes.isEmpty()) {
      List<Compiled> defined = changes.values().stream().flatMap(Optional::stream).toList();
      List<TopicId> removed =
          changes.entrySet().stream()
              .filter(change -> change.getValue().isEmpty())
              .map(Map.Entry::getKey)
              .toList();
      topics = topics.with(defined, removed);
      changes.clear();
    }
    return new Snapshot(topics, read, this::tooCostly);
  }

  /** Those that were given up over an article since they were defined. */
  public List<TopicId> costly() {
    return costly.stream().map(topic -> topic.topic().id()).sorted().toList();
  }

  /** How often a topic was given up over an article. */
  public long givenUp() {
    return givenUp.sum();
  }

  private void tooCostly(CompiledTopic topic) {
    givenUp.increment();
    noteCostly(topic);
  }

  /** An article may have been judged by a definition that is no longer in force. */
  private synchronized void noteCostly(CompiledTopic topic) {
    boolean inForce = topic.topic().equals(definitions.get(topic.topic().id().value()));
    if (inForce && costly.add(topic)) {
      LOG.atWarn()
          .addKeyValue("topicId", topic.topic().id())
          .log("topic given up over an article, it costs too much");
    }
  }

  /**
   * Says what is in force, and reports those that cannot judge, now and from now on. Called when
   * the channel of topics has been read, whose older definitions concern nobody.
   */
  public synchronized void report() {
    if (reporting) {
      return;
    }
    reporting = true;
    Topics now = now().topics();
    LOG.atInfo()
        .addKeyValue("ready", now.ready().size())
        .addKeyValue("broken", now.broken().size())
        .log("topics in force");
    now.broken().forEach(TopicsInForce::report);
  }

  private static void report(Compiled compiled) {
    if (compiled instanceof Compiled.Broken broken) {
      LOG.atError()
          .addKeyValue("topicId", broken.id())
          .addKeyValue("problem", broken.sentence())
          .log("topic left out, it cannot judge");
    }
  }
}
