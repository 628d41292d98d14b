package newswatch.classify.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import newswatch.events.ArticleId;
import newswatch.events.StoryId;

/**
 * Places articles in stories, by comparing each with the tellings in the window that have most in
 * common with it. It joins the story whose tellings, the best of them and all of them together, are
 * most like it, or begins one. Not safe for threads.
 */
final class Stories {
  /** How many tellings an article is compared with in full. */
  private static final int COMPARED = 16;

  /** How many of its tellings stand for a story. */
  private static final int ASKED = 12;

  /** Where the tellings of a story disagree with an article more than this, the best is chance. */
  private static final double LEAST_MEAN = -2.3;

  private static final Duration SOON = Duration.ofDays(1);
  private static final int KEPT_A_DAY = 8;

  private final Window window;
  private final Duration width;

  /**
   * @param width how far the times of two tellings may lie apart
   */
  Stories(Window window, Duration width) {
    this.window = window;
    this.width = width;
  }

  /**
   * Where an article belongs.
   *
   * @param first whether it begins the story
   * @param telling whether it should be kept as a telling of it
   * @param development whether it tells how the story went on
   */
  record Place(Story story, boolean first, boolean telling, boolean development) {}

  /** The place of an article that has none yet. */
  Place find(ArticleId article, Features said, Instant toldAt) {
    Map<Story, List<Double>> likenesses = new LinkedHashMap<>();
    Set<Told> compared = new HashSet<>();
    for (Told told : window.like(said, told -> isNear(told, toldAt), COMPARED)) {
      compared.add(told);
      likenesses
          .computeIfAbsent(told.story(), _ -> new ArrayList<>())
          .add(likeness(told, said, toldAt));
    }
    Story best = null;
    double highest = 0;
    for (Map.Entry<Story, List<Double>> candidate : likenesses.entrySet()) {
      double most = Collections.max(candidate.getValue());
      if (most > 0) {
        double mean = mean(candidate.getKey(), candidate.getValue(), compared, said, toldAt);
        if (mean >= LEAST_MEAN && (best == null || most + mean > highest)) {
          best = candidate.getKey();
          highest = most + mean;
        }
      }
    }
    return best == null
        ? new Place(window.story(StoryId.ofFirst(article)), true, true, false)
        : new Place(
            best, false, adds(best, said, toldAt), Development.is(best.tellings(), said, toldAt));
  }

  private boolean isNear(Told told, Instant toldAt) {
    return told.gap(toldAt).compareTo(width) <= 0;
  }

  /** How like an article the tellings of a story are that were compared, and its newest. */
  private double mean(
      Story story, List<Double> known, Set<Told> compared, Features said, Instant toldAt) {
    double sum = known.stream().mapToDouble(Double::doubleValue).sum();
    int count = known.size();
    for (Told told : newest(story.tellings())) {
      if (!compared.contains(told)) {
        sum += likeness(told, said, toldAt);
        count++;
      }
    }
    return sum / count;
  }

  /**
   * Whether an article of this story, in other words than before, still tells the news of it, and
   * is worth keeping as one more telling. What is in the window of the story must not disagree with
   * it more than with those that join: a page whose text is replaced every day would else draw what
   * is like its newest text into the story of its first.
   */
  boolean stillTells(Story story, Features said, Instant toldAt) {
    return newest(story.tellings()).stream()
                .filter(told -> told.features().size() >= Likeness.LEAST_TERMS)
                .mapToDouble(told -> likeness(told, said, toldAt))
                .average()
                .orElse(0)
            >= LEAST_MEAN
        && adds(story, said, toldAt);
  }

  /** Whether an article of this story is worth keeping as one more telling of it. */
  private boolean adds(Story story, Features said, Instant toldAt) {
    List<Told> soon =
        story.tellings().stream().filter(told -> told.gap(toldAt).compareTo(SOON) < 0).toList();
    return soon.size() < KEPT_A_DAY
        && soon.stream().noneMatch(told -> told.features().repeats(said));
  }

  private double likeness(Told told, Features said, Instant toldAt) {
    return Likeness.of(told.features(), said, told.gap(toldAt), window.rarity());
  }

  private static List<Told> newest(List<Told> tellings) {
    return tellings.subList(Math.max(0, tellings.size() - ASKED), tellings.size());
  }
}
