package newswatch.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;

/** Why a subscription is told of a story, or of how much there is of its topic, now. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Occasion.FirstTelling.class, name = "first"),
  @JsonSubTypes.Type(value = Occasion.NewClause.class, name = "clause"),
  @JsonSubTypes.Type(value = Occasion.Development.class, name = "development"),
  @JsonSubTypes.Type(value = Occasion.NewHeadline.class, name = "headline"),
  @JsonSubTypes.Type(value = Occasion.Spike.class, name = "spike"),
  @JsonSubTypes.Type(value = Occasion.Silence.class, name = "silence"),
  @JsonSubTypes.Type(value = Occasion.Blind.class, name = "blind")
})
public sealed interface Occasion {
  /** What tells it from the other occasions of the same subscription and story, or topic. */
  String key();

  /** Whether it is told of a topic as a whole, and the article is but its newest. */
  default boolean ofTopic() {
    return false;
  }

  /** The subscription had not met the story before. */
  record FirstTelling() implements Occasion {
    @Override
    public String key() {
      return "first";
    }
  }

  /**
   * The story came to something else that the subscription asks for.
   *
   * @param clauses those of its query that no telling had met before, at least one
   */
  record NewClause(List<String> clauses) implements Occasion {
    /**
     * @throws IllegalArgumentException without clauses
     */
    public NewClause {
      clauses = List.copyOf(clauses);
      if (clauses.isEmpty()) {
        throw new IllegalArgumentException("new are one clause or more");
      }
    }

    @Override
    public String key() {
      return "clause|" + clauses.getFirst();
    }
  }

  /**
   * An article tells something that no telling of the story said before.
   *
   * @param article the one that does
   */
  record Development(ArticleId article) implements Occasion {
    public Development {
      requireNonNull(article, "article");
    }

    @Override
    public String key() {
      return "development|" + article;
    }
  }

  /**
   * An article that was alerted has another headline now.
   *
   * @param former the headline before
   */
  record NewHeadline(ArticleId article, int revision, String former) implements Occasion {
    /**
     * @throws IllegalArgumentException when the revision is none that replaces another
     */
    public NewHeadline {
      requireNonNull(article, "article");
      requireNonNull(former, "former");
      if (revision < 2) {
        throw new IllegalArgumentException("a revision with another headline is 2 or more");
      }
    }

    @Override
    public String key() {
      return "headline|" + article + "@" + revision;
    }
  }

  /**
   * Far more is told of the topic than is usual at these hours of the week.
   *
   * @param stories that were told since, each once
   * @param usual how many are, in that time
   * @param from when it began, a whole hour
   * @param to when it was counted
   */
  record Spike(int stories, double usual, Instant from, Instant to) implements Occasion {
    public Spike {
      requireNonNull(from, "from");
      requireNonNull(to, "to");
    }

    @Override
    public String key() {
      return "spike|" + from;
    }

    @Override
    public boolean ofTopic() {
      return true;
    }
  }

  /**
   * Nothing is told of the topic, and its feeds do well.
   *
   * @param since when, a whole hour
   * @param to until when that had become improbable
   * @param usual how many stories are told in that time
   */
  record Silence(Instant since, Instant to, double usual) implements Occasion {
    public Silence {
      requireNonNull(since, "since");
      requireNonNull(to, "to");
    }

    @Override
    public String key() {
      return "silence|" + since;
    }

    @Override
    public boolean ofTopic() {
      return true;
    }
  }

  /**
   * Nothing is told of the topic, because feeds fail that used to tell of it.
   *
   * @param feeds some of those, as people know them
   * @param failing how many there are
   * @param share how much of the topic they brought, from 0 to 1
   */
  record Blind(
      Instant since, Instant to, double usual, List<String> feeds, int failing, double share)
      implements Occasion {
    public Blind {
      requireNonNull(since, "since");
      requireNonNull(to, "to");
      feeds = List.copyOf(feeds);
    }

    /** That of a silence: it is told once, as whichever of the two it was when it was found. */
    @Override
    public String key() {
      return "silence|" + since;
    }

    @Override
    public boolean ofTopic() {
      return true;
    }
  }
}
