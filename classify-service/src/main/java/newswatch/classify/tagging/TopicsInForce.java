package newswatch.classify.tagging;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import newswatch.events.Tag;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.matching.query.ArticleWords;
import newswatch.matching.topic.Compiled;
import newswatch.matching.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topics that articles are tagged with at this moment, and how far the record of topics has
 * been read. Thread-safe; a judgement uses one state of the topics from beginning to end.
 */
public final class TopicsInForce {
  private static final Logger LOG = LoggerFactory.getLogger(TopicsInForce.class);

  private final SortedMap<TopicId, Topic> definitions = new TreeMap<>();
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
    definitions.put(topic.id(), topic);
    readTo(offset);
  }

  /** A topic is removed by the record at this offset. */
  public synchronized void remove(TopicId id, long offset) {
    definitions.remove(id);
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
      Topics topics = Topics.of(definitions.values());
      for (Compiled.Broken broken : topics.broken()) {
        LOG.atError()
            .addKeyValue("topicId", broken.id())
            .addKeyValue("problem", broken.sentence())
            .log("topic left out, it cannot judge");
      }
      newest = new Snapshot(topics, read);
    }
    return newest;
  }
}
