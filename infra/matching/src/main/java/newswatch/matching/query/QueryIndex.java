package newswatch.matching.query;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds those of many queries that may match an article, without asking each of them. Every query
 * is listed under the clues of its narrowest {@link Need}; an article leads to the queries that are
 * listed under what it shows, and of these are left out those of which it does not meet a further
 * need. Needs are necessary, so that every query that matches is found; they are not sufficient.
 * Safe for threads.
 */
public final class QueryIndex {
  /** Needs beyond the first that are looked at before a query itself is asked. */
  private static final int FURTHER_NEEDS = 3;

  /** A need of more clues than this costs more to look at than it keeps away. */
  private static final int CLUES_LOOKED_AT = 64;

  private final int queries;
  private final ClueNumbers clues;

  /** The queries by the clues they are listed under. */
  private final IntRows listed;

  /** The further needs by query, each as the count of its clues and these. */
  private final IntRows further;

  private QueryIndex(List<List<Need>> needs) {
    queries = needs.size();
    clues =
        new ClueNumbers(
            needs.stream().flatMap(List::stream).flatMap(need -> need.clues().stream()).toList());
    IntRows.Builder listing = new IntRows.Builder();
    IntRows.Builder looking = new IntRows.Builder();
    for (int query = 0; query < queries; query++) {
      List<Need> own = needs.get(query);
      for (Clue clue : own.getFirst().clues()) {
        listing.add(clues.of(clue), query);
      }
      for (Need need : own.subList(1, own.size())) {
        looking.add(query, need.clues().size());
        for (Clue clue : need.clues()) {
          looking.add(query, clues.of(clue));
        }
      }
    }
    listed = listing.build(clues.size());
    further = looking.build(queries);
  }

  public static QueryIndex of(List<CompiledQuery> queries) {
    return new QueryIndex(queries.stream().map(query -> worthKeeping(query.needs())).toList());
  }

  /** The narrowest need, and some of the others. */
  private static List<Need> worthKeeping(List<Need> needs) {
    Need first = Need.narrowest(needs);
    return Stream.concat(
            Stream.of(first),
            needs.stream()
                .distinct()
                .filter(need -> !need.equals(first) && need.clues().size() <= CLUES_LOOKED_AT)
                .sorted(Need.NARROWEST_FIRST)
                .limit(FURTHER_NEEDS))
        .toList();
  }

  /**
   * The queries that may match, by their places in the list that the index was made of; each once,
   * in no particular order.
   */
  public int[] candidates(ArticleWords article) {
    ShownClues shown = new ShownClues(clues, article);
    long[] seen = new long[(queries + Long.SIZE - 1) / Long.SIZE];
    int[] found = new int[16];
    int count = 0;
    for (int i = 0; i < shown.count(); i++) {
      int clue = shown.get(i);
      for (int place = listed.from(clue); place < listed.to(clue); place++) {
        int query = listed.get(place);
        long bit = 1L << query;
        if ((seen[query / Long.SIZE] & bit) == 0) {
          seen[query / Long.SIZE] |= bit;
          if (meetsFurtherNeeds(query, shown)) {
            if (count == found.length) {
              found = Arrays.copyOf(found, count * 2);
            }
            found[count++] = query;
          }
        }
      }
    }
    return Arrays.copyOf(found, count);
  }

  private boolean meetsFurtherNeeds(int query, ShownClues shown) {
    int place = further.from(query);
    int end = further.to(query);
    while (place < end) {
      int next = place + 1 + further.get(place);
      boolean met = false;
      for (int clue = place + 1; clue < next && !met; clue++) {
        met = shown.contains(further.get(clue));
      }
      if (!met) {
        return false;
      }
      place = next;
    }
    return true;
  }
}
