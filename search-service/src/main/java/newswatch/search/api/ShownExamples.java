package newswatch.search.api;

import java.util.List;
import newswatch.events.TopicExamples;
import org.jspecify.annotations.Nullable;

/**
 * A topic's examples as the API tells them. They may be half a megabyte, so a list of topics tells
 * only how many there are; sent back like that, they are refused rather than lost.
 */
sealed interface ShownExamples {

  /** All of them. */
  record Texts(List<String> about, List<String> notAbout) implements ShownExamples {
    public Texts {
      about = List.copyOf(about);
      notAbout = List.copyOf(notAbout);
    }
  }

  /** How many there are. */
  record Counts(int about, int notAbout) implements ShownExamples {}

  static @Nullable ShownExamples texts(@Nullable TopicExamples examples) {
    return examples == null ? null : new Texts(examples.about(), examples.notAbout());
  }

  static @Nullable ShownExamples counts(@Nullable TopicExamples examples) {
    return examples == null
        ? null
        : new Counts(examples.about().size(), examples.notAbout().size());
  }
}
