package newswatch.search.delivery;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import newswatch.events.AlertRaised;
import newswatch.events.Evidence;
import newswatch.events.Occasion;
import newswatch.events.StorySize;
import org.jspecify.annotations.Nullable;

/** An alert in words for people. */
public final class Wording {
  private static final int CLAUSES = 5;

  private Wording() {}

  /** Why they are told now, in a sentence without its stop. */
  public static String reason(AlertRaised alert) {
    String why =
        switch (alert.occasion()) {
          case Occasion.FirstTelling _ -> found(alert);
          case Occasion.NewClause(List<String> clauses) -> "New in this story: " + some(clauses);
          case Occasion.Development _ -> "The story goes on";
          case Occasion.NewHeadline(_, _, String former) -> "The headline was: " + former;
          case Occasion.Spike _, Occasion.Silence _, Occasion.Blind _ -> headline(alert);
        };
    return alert.late() ? why + " (reached us late)" : why;
  }

  /** The same for those who have read the headline. */
  static String explanation(AlertRaised alert) {
    return switch (alert.occasion()) {
      case Occasion.Spike _ -> "The newest: " + alert.article().title();
      case Occasion.Silence _, Occasion.Blind _ -> "The last: " + alert.article().title();
      case Occasion.FirstTelling _,
          Occasion.NewClause _,
          Occasion.Development _,
          Occasion.NewHeadline _ ->
          reason(alert);
    };
  }

  private static String found(AlertRaised alert) {
    List<String> clauses =
        alert.evidence().stream()
            .map(Evidence::clause)
            .filter(Objects::nonNull)
            .filter(clause -> !clause.equals(Evidence.EXAMPLES))
            .distinct()
            .toList();
    String topic = alert.topic() == null ? "" : "Topic " + alert.topic().value();
    if (clauses.isEmpty()) {
      return topic.isEmpty() ? "Matches" : topic;
    }
    return (topic.isEmpty() ? "Matches " : topic + ": ") + some(clauses);
  }

  private static String some(List<String> clauses) {
    List<String> shown = new ArrayList<>(clauses.subList(0, Math.min(CLAUSES, clauses.size())));
    if (clauses.size() > CLAUSES) {
      shown.add("…");
    }
    return String.join(", ", shown);
  }

  /**
   * What is to be read first: what has become of the topic, or the headline, or the sentence where
   * there is none.
   */
  public static String headline(AlertRaised alert) {
    String change = TopicWording.of(alert);
    if (change != null) {
      return change;
    }
    String title = alert.article().title();
    Evidence sentence = alert.sentence();
    return title.isBlank() && sentence != null ? sentence.text() : title;
  }

  /** Where the article is read, in ASCII; absent unless that is an address of the web. */
  static @Nullable String webAddress(AlertRaised alert) {
    URI url = alert.article().url();
    return url != null
            && url.getHost() != null
            && ("http".equalsIgnoreCase(url.getScheme())
                || "https".equalsIgnoreCase(url.getScheme()))
        ? url.toASCIIString()
        : null;
  }

  /** Who tells the story beside the one that is named; empty where nobody does. */
  static String company(StorySize size) {
    int more = size.sources() - 1;
    return more < 1 ? "" : more == 1 ? "+1 source" : "+" + more + " sources";
  }
}
