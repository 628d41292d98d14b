package newswatch.classify.story;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How articles are placed in stories.
 *
 * @param window how far apart two articles may be published to tell the same story, and how long
 *     one is kept to compare others with; at least 1h
 * @param memory how much of the heap the articles may take that are kept to compare others with,
 *     some 1800 bytes each; the oldest go first where it is full. Without it, a quarter of the heap
 */
@ConfigurationProperties(prefix = "newswatch.stories", ignoreUnknownFields = false)
public record StoryProperties(@DefaultValue("7d") Duration window, @Nullable DataSize memory) {
  /** What a telling takes of the heap, with its share of the window's tables. */
  private static final int BYTES = 1_800;

  private static final int SHARE = 4;
  private static final int LEAST = 100;
  private static final int MOST = 1 << 24;
  private static final Duration SHORTEST = Duration.ofHours(1);

  /**
   * @throws IllegalArgumentException when the window is shorter than an hour
   */
  public StoryProperties {
    if (window.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "newswatch.stories.window is at least " + SHORTEST + ", not " + window);
    }
  }

  /** How many tellings fit: from a hundred to sixteen million. */
  int tellings() {
    long bytes = memory == null ? Runtime.getRuntime().maxMemory() / SHARE : memory.toBytes();
    return Math.clamp(bytes / BYTES, LEAST, MOST);
  }
}
