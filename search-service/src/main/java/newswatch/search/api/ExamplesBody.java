package newswatch.search.api;

import java.util.Set;
import newswatch.events.TopicExamples;
import org.jspecify.annotations.Nullable;

/** A topic's examples as somebody sends them. */
final class ExamplesBody {
  static final String FIELD = "examples";

  private static final String ABOUT = "about";
  private static final String NOT_ABOUT = "notAbout";

  private ExamplesBody() {}

  /**
   * Reads the field; none where it is missing, null or holds no text.
   *
   * @throws BadField when it cannot be used
   */
  static @Nullable TopicExamples read(Body topic) {
    Body sent = topic.inside(FIELD, Set.of(ABOUT, NOT_ABOUT));
    if (sent == null) {
      return null;
    }
    try {
      TopicExamples examples =
          new TopicExamples(
              sent.texts(ABOUT, TopicExamples.MAX_TEXTS, TopicExamples.MAX_LENGTH),
              sent.texts(NOT_ABOUT, TopicExamples.MAX_TEXTS, TopicExamples.MAX_LENGTH));
      return examples.none() ? null : examples;
    } catch (IllegalArgumentException e) {
      throw new BadField(FIELD, String.valueOf(e.getMessage()));
    }
  }
}
