package newswatch.events;

/**
 * How much there is of a story.
 *
 * @param articles how many tell it
 * @param sources how many publishers those have
 */
public record StorySize(int articles, int sources) {
  /**
   * @throws IllegalArgumentException for none, or for more sources than articles
   */
  public StorySize {
    if (sources < 1 || articles < sources) {
      throw new IllegalArgumentException(
          "no story has " + articles + " articles of " + sources + " sources");
    }
  }
}
