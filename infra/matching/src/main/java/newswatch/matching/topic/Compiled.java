package newswatch.matching.topic;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import newswatch.events.TopicId;

/** How making a topic ready to judge articles ended. */
public sealed interface Compiled {

  TopicId id();

  record Ready(CompiledTopic topic) implements Compiled {
    public Ready {
      requireNonNull(topic, "topic");
    }

    @Override
    public TopicId id() {
      return topic.topic().id();
    }
  }

  /**
   * The topic cannot judge, because one of its queries is not of the language.
   *
   * @param position where in that query, in UTF-16 units, from 0
   * @param problem what is wrong there, to be read by who wrote it
   */
  record Broken(TopicId id, Part part, int position, String problem) implements Compiled {
    public Broken {
      requireNonNull(id, "id");
      requireNonNull(part, "part");
      requireNonNull(problem, "problem");
    }

    /** All of it in one sentence. */
    public String sentence() {
      return "the %s of topic '%s', at position %d: %s"
          .formatted(part.word(), id, position, problem);
    }
  }

  /** Which of a topic's two queries. */
  enum Part {
    QUERY,
    EXCLUSIONS;

    /** As the definition's key is written. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
