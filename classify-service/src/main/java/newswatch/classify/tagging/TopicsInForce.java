package newswatch.classify.tagging;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import newswatch.events.Tag;
import newswatch.events.Topic;
import newswatch.matching.query.ArticleWords;
import newswatch.matching.topic.Compiled;
import newswatch.matching.topic.CompiledTopic;
import newswatch.matching.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topics that articles are tagged with at this moment, and how far the record of topics has
 * been read. Thread-safe; a judgement uses one state of the topics from beginning to end.
 *
 * <p>A topic that cannot judge is reported once for each definition of it.
 */
public final class TopicsInForce {
  private static final Logger LOG = LoggerFactory.getLogger(TopicsInForce.class);

  private final SortedMap<String, Topic> definitions = new TreeMap<>();
  private final Set<Topic> reported = new HashSet<>();
  private boolean reporting;
  private long read;
  private @Nullable Snapshot newest;

  /**
   * The topics at one moment.
   *
   * @param read how many records of topics had been applied, counted by offset
   */
  public record Snapshot(Topics topics, long read) {
    /** The tags of an article, best first. */
    public List<Tag> tag(ArticleWords article) {
      return topics.tag(article);
    }
  }

  /** A topic is defined by the record at this offset. */
  public synchronized void define(Topic topic, long offset) {
    definitions.put(topic.id().value(), topic);
    readTo(offset);
    if (reporting) {
      report(topic);
    }
  }

  /** The topic under this key, if there is one, is removed by the record at this offset. */
  public synchronized void remove(String key, long offset) {
    definitions.remove(key);
    readTo(offset);
  }

  /** The record at this offset changes nothing. */
  public synchronized void readTo(long offset) {
    read = Math.max(read, offset + 1);
    newest = null;
  }

  /** The topics at this moment. */
  public synchronized Snapshot now() {
    if (newest == null) {
      newest = new Snapshot(Topics.of(definitions.values()), read);
    }
    return newest;
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
    Topics topics = now().topics();
    LOG.atInfo()
        .addKeyValue("ready", topics.ready().size())
        .addKeyValue("broken", topics.broken().size())
        .log("topics in force");
    definitions.values().forEach(this::report);
  }

  private void report(Topic topic) {
    reported.retainAll(definitions.values());
    if (CompiledTopic.compile(topic) instanceof Compiled.Broken broken && reported.add(topic)) {
      LOG.atError()
          .addKeyValue("topicId", broken.id())
          .addKeyValue("problem", broken.sentence())
          .log("topic left out, it cannot judge");
    }
  }
}
