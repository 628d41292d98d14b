package newswatch.classify.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import newswatch.events.StoryId;

/**
 * Which tellings are kept to compare others with, and how long. Not safe for threads.
 *
 * <p>Of those that come later than the window is wide after they were published, no more are kept
 * than fill a quarter of the room: an archive that is handed in must not push out the news.
 */
final class Kept {
  private static final int LATE = 4;

  private final Window window;
  private final Stories stories;
  private final Duration width;
  private final int mostLate;
  private final List<Long> outdated = new ArrayList<>();
  private Instant newest = Instant.MIN;
  private int late;

  /**
   * @param width how far the times of two tellings may lie apart, and how long one is kept
   * @param most how many tellings are kept, at least 1
   */
  Kept(Duration width, int most) {
    this.width = width;
    window = new Window(most);
    stories = new Stories(window, width);
    mostLate = Math.max(1, most / LATE);
  }

  /** The stories of the tellings that are kept. */
  Stories stories() {
    return stories;
  }

  /** The story with this id, as far as it is in the window; else a new one with that id. */
  Story story(StoryId id) {
    return window.story(id);
  }

  int size() {
    return window.size();
  }

  /** Lets tellings go that came longer than the window is wide before this time. */
  void forgetBefore(Instant cameAt) {
    newest = newest.isBefore(cameAt) ? cameAt : newest;
    Instant limit = newest.minus(width);
    while (window.size() > 0 && window.oldest().cameAt().isBefore(limit)) {
      removeOldest();
    }
  }

  /** Whether it came longer after it was published than the window is wide. */
  boolean isLate(Instant toldAt, Instant cameAt) {
    return toldAt.isBefore(cameAt.minus(width));
  }

  /** Whether one that was published and came at these times may be kept. */
  boolean hasRoomFor(Instant toldAt, Instant cameAt) {
    return late < mostLate || !isLate(toldAt, cameAt);
  }

  /** Keeps a telling; the oldest goes for it where there is no room. */
  void keep(long key, StoryId story, Instant toldAt, Instant cameAt, Features said) {
    newest = newest.isBefore(cameAt) ? cameAt : newest;
    while (window.isFull()) {
      removeOldest();
    }
    window.add(key, window.story(story), toldAt, cameAt, said);
    late += isLate(toldAt, cameAt) ? 1 : 0;
  }

  /** The keys of those that were let go since this was asked last. */
  List<Long> takeOutdated() {
    List<Long> taken = List.copyOf(outdated);
    outdated.clear();
    return taken;
  }

  private void removeOldest() {
    Told told = window.removeOldest();
    late -= isLate(told.toldAt(), told.cameAt()) ? 1 : 0;
    outdated.add(told.key());
  }
}
