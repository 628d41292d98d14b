package newswatch.classify.story;

import java.time.Duration;
import newswatch.classify.story.Features.Kind;

/**
 * How surely two articles tell the same news.
 *
 * <p>Reports of one event share who and where (names) and how many (numbers), however they are
 * worded; reports on one subject, or in one mould, share words and often names, but not the
 * numbers. So numbers and names speak beside the words, and speak louder.
 */
final class Likeness {
  /** What cannot be compared at all. */
  static final double NONE = -6;

  /** In terms: what says less than this is like nothing, as too little is in common. */
  static final int LEAST_TERMS = 3;

  private static final double BIAS = -2.6;
  private static final double TERMS = 0.5;
  private static final double LEAD = 1.5;
  private static final double NAMES = 2.2;
  private static final double NUMBERS = 2.4;
  private static final double SHARED_NUMBERS = 0.45;
  private static final double REPRINT = 2;
  private static final double OTHER_DAYS = -2;
  private static final double GAP = -2;

  /** A headline has no room for the numbers by which others are known. */
  private static final double OF_HEADLINE = 0.5;

  /** More numbers in common say no more. */
  private static final double MOST_NUMBERS = 4;

  /**
   * How alike names or terms must be for numbers to count in full: any two market reports have some
   * in common.
   */
  private static final double BASIS = 0.3;

  /** What two headlines in one mould have in common is less than this, by the rarity of terms. */
  private static final double LEAST_SHARED = 2.2;

  /** In terms: what says no more is a headline, and compared with the head of the other. */
  private static final int HEADLINE = 15;

  private static final double USUAL_WEIGHT = 1;
  private static final int LEAST_PASSAGES = 6;
  private static final double SOME_WORDING = 0.4;
  private static final double HOURS_A_DAY = 24;

  private final Side a = new Side();
  private final Side b = new Side();
  private double dot;
  private double shared;
  private double sharedNumbers;
  private boolean sharedDay;

  private Likeness() {}

  /** What is summed up of one of the two: squares of weights. */
  private static final class Side {
    private double all;
    private double lead;
    private double leadFound;
    private double names;
    private double namesFound;
    private double leadNames;
    private double leadNamesFound;
    private double numbers;
    private double numbersFound;
    private boolean days;

    void add(Features of, int i, float rare, boolean found) {
      double square = of.weight(i) * rare * of.weight(i) * rare;
      double ifFound = found ? square : 0;
      switch (of.kind(i)) {
        case DATE -> {
          days = true;
          return;
        }
        case NAME -> {
          names += square;
          namesFound += ifFound;
          if (of.leads(i)) {
            leadNames += square;
            leadNamesFound += ifFound;
          }
        }
        case NUMBER -> {
          numbers += square;
          numbersFound += ifFound;
        }
        case WORD -> {}
      }
      all += square;
      if (of.leads(i)) {
        lead += square;
        leadFound += ifFound;
      }
    }

    /** The share of its names, or of those at its head, that the other has. */
    double named(boolean headOnly) {
      return headOnly ? share(leadNamesFound, leadNames) : share(namesFound, names);
    }
  }

  /**
   * Compares two articles.
   *
   * @param gap between the times they were published
   * @return above 0 when they tell the same news; roughly the logarithm of the odds that they do
   */
  static double of(Features a, Features b, Duration gap, Rarity rarity) {
    Likeness likeness = new Likeness();
    likeness.sumUp(a, b, rarity);
    if (likeness.shared < LEAST_SHARED) {
      return NONE;
    }
    boolean headline = Math.min(a.size(), b.size()) < HEADLINE;
    double reprint = likeness.reprint(wording(a, b));
    return likeness.score(reprint, headline)
        + (headline ? OF_HEADLINE : 0)
        + (1 - reprint) * GAP * Math.log1p(gap.toMinutes() / 60.0 / HOURS_A_DAY);
  }

  private static double wording(Features a, Features b) {
    return Math.max(
        Passages.contained(a.opening(), b.opening(), LEAST_PASSAGES),
        Passages.contained(a.passages(), b.passages(), LEAST_PASSAGES));
  }

  private void sumUp(Features of, Features and, Rarity rarity) {
    int i = 0;
    int j = 0;
    while (i < of.size() && j < and.size()) {
      int order = Integer.compare(of.term(i), and.term(j));
      float rare = rarity.of(order <= 0 ? of.term(i) : and.term(j));
      if (order == 0) {
        share(of, i, and, j, rare);
      }
      if (order <= 0) {
        a.add(of, i++, rare, order == 0);
      }
      if (order >= 0) {
        b.add(and, j++, rare, order == 0);
      }
    }
    for (; i < of.size(); i++) {
      a.add(of, i, rarity.of(of.term(i)), false);
    }
    for (; j < and.size(); j++) {
      b.add(and, j, rarity.of(and.term(j)), false);
    }
  }

  private void share(Features of, int i, Features and, int j, float rare) {
    if (of.kind(i) == Kind.DATE) {
      sharedDay = true;
      return;
    }
    dot += of.weight(i) * and.weight(j) * rare * rare;
    if (of.weight(i) >= USUAL_WEIGHT && and.weight(j) >= USUAL_WEIGHT) {
      shared += rare;
    }
    if (of.kind(i) == Kind.NUMBER) {
      sharedNumbers += rare * Math.min(1, of.weight(i));
    }
  }

  /**
   * How far one repeats the other's words, numbers included, from 0 to 1: those tell the same news
   * however much later.
   */
  private double reprint(double wording) {
    return Math.max(0, wording - SOME_WORDING)
        / (1 - SOME_WORDING)
        * (numbered() ? Math.max(ofA(), ofB()) : 1);
  }

  private boolean numbered() {
    return a.numbers > 0 && b.numbers > 0;
  }

  /** The share of the first one's numbers that the other has. */
  private double ofA() {
    return numbered() ? a.numbersFound / a.numbers : 0;
  }

  private double ofB() {
    return numbered() ? b.numbersFound / b.numbers : 0;
  }

  private double score(double reprint, boolean headline) {
    double terms = dot / Math.sqrt(a.all * b.all);
    double names =
        a.names == 0 || b.names == 0 ? terms : Math.sqrt(a.named(headline) * b.named(headline));
    double basis = Math.min(1, Math.max(names, terms) / BASIS);
    return BIAS
        + TERMS * terms
        + LEAD * Math.max(share(a.leadFound, a.lead), share(b.leadFound, b.lead))
        + NAMES * names
        + basis
            * (NUMBERS * (ofA() + ofB()) / 2
                + SHARED_NUMBERS * Math.min(sharedNumbers, MOST_NUMBERS))
        + REPRINT * reprint
        + (a.days && b.days && !sharedDay ? OTHER_DAYS : 0);
  }

  private static double share(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
