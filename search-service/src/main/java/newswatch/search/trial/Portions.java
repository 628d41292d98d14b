package newswatch.search.trial;

import java.util.List;
import newswatch.search.trial.Lots.Lot;

/** Lots in portions whose articles fill some megabytes each, going by those that came before. */
final class Portions {
  private static final long WANTED_SIZE = 4L * 1024 * 1024;
  private static final int FIRST = 50;
  private static final int FEWEST = 10;
  private static final int MOST = 500;

  private final List<Lot> lots;
  private int at;
  private int size = FIRST;

  Portions(List<Lot> lots) {
    this.lots = lots;
  }

  boolean done() {
    return at == lots.size();
  }

  List<Lot> next() {
    List<Lot> portion = lots.subList(at, Math.min(lots.size(), at + size));
    at += portion.size();
    return portion;
  }

  /** Learns from a portion how large the next ones are to be. */
  void had(List<PastArticle> portion) {
    long bytes = portion.stream().mapToLong(PastArticle::size).sum();
    if (bytes > 0) {
      size = Math.clamp(WANTED_SIZE * portion.size() / bytes, FEWEST, MOST);
    }
  }
}
