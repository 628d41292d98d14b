package newswatch.classify.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The terms of one article while it is read, and the most telling of them. */
final class Terms {
  private static final double IN_TITLE = 2;
  private static final double IN_LEAD = 1.5;
  private static final double OF_NAME = 1.5;
  private static final double OF_NUMBER = 1.3;
  private static final double USUAL = 0.3;

  private final Map<String, Term> terms = new LinkedHashMap<>();

  /** Where a term stands. */
  enum Zone {
    TITLE,
    LEAD,
    BODY
  }

  private static final class Term {
    private final Features.Kind kind;
    private final boolean usual;
    private int count;
    private Zone zone = Zone.BODY;

    Term(Features.Kind kind, boolean usual) {
      this.kind = kind;
      this.usual = usual;
    }

    double weight() {
      double where =
          switch (zone) {
            case TITLE -> IN_TITLE;
            case LEAD -> IN_LEAD;
            case BODY -> 1;
          };
      double what =
          switch (kind) {
            case NAME -> OF_NAME;
            case NUMBER -> OF_NUMBER;
            case WORD, DATE -> 1;
          };
      return (1 + Math.log(count)) * where * (usual ? USUAL : what);
    }
  }

  private record Ranked(String form, Term term, double weight) {
    long hashAndMark() {
      byte mark = Features.mark(weight, term.kind, term.zone != Zone.BODY);
      return ((long) Features.hash(form) << Byte.SIZE) | (mark & 0xff);
    }
  }

  void add(String form, Features.Kind kind, Zone zone, boolean usual) {
    Term term = terms.computeIfAbsent(form, _ -> new Term(kind, usual));
    term.count++;
    if (zone.compareTo(term.zone) < 0) {
      term.zone = zone;
    }
  }

  /** The most telling, those that came first before others. */
  Features with(int[] opening, int[] passages) {
    List<Ranked> best = new ArrayList<>(terms.size());
    terms.forEach((form, term) -> best.add(new Ranked(form, term, term.weight())));
    best.sort(Comparator.comparingDouble(ranked -> -ranked.weight()));
    long[] sorted =
        best.stream().limit(Features.TERMS).mapToLong(Ranked::hashAndMark).sorted().toArray();
    int[] hashes = new int[sorted.length];
    byte[] marks = new byte[sorted.length];
    int size = 0;
    for (long term : sorted) {
      int hash = (int) (term >> Byte.SIZE);
      if (size == 0 || hashes[size - 1] != hash) {
        hashes[size] = hash;
        marks[size++] = (byte) term;
      }
    }
    return new Features(Arrays.copyOf(hashes, size), Arrays.copyOf(marks, size), opening, passages);
  }
}
