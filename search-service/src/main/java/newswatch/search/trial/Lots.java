package newswatch.search.trial;

import java.util.List;

/**
 * The articles of a period in a random order: the first so many of them are a random sample,
 * wherever one stops.
 *
 * @param total how many articles the period has
 * @param drawn at most as many as were asked for
 */
record Lots(long total, List<Lot> drawn) {
  Lots {
    drawn = List.copyOf(drawn);
  }

  /** Where an article lies. */
  record Lot(String index, String id) {}
}
