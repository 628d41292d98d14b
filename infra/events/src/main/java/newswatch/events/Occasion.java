package newswatch.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** Why a subscription is told of a story now. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Occasion.FirstTelling.class, name = "first"),
  @JsonSubTypes.Type(value = Occasion.NewClause.class, name = "clause"),
  @JsonSubTypes.Type(value = Occasion.Development.class, name = "development"),
  @JsonSubTypes.Type(value = Occasion.NewHeadline.class, name = "headline")
})
public sealed interface Occasion {
  /** What tells it from the other occasions of the same subscription and story. */
  String key();

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
}
