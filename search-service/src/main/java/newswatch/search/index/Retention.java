package newswatch.search.index;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which monthly indices are to go, by their age and by what all of them take. */
record Retention(IndexProperties limits) {
  /**
   * An index.
   *
   * @param bytes that it takes on all nodes
   */
  record Kept(String index, long bytes) {}

  /** Whether there is any limit. */
  boolean isLimited() {
    return limits.keepFor() != null || limits.keepSize() != null;
  }

  /** The names of the indices that are to go today, whole months alone, the oldest first. */
  List<String> expired(List<Kept> indices, LocalDate today) {
    Map<YearMonth, List<Kept>> months =
        indices.stream()
            .filter(index -> month(index.index()).isPresent())
            .collect(
                groupingBy(
                    index -> month(index.index()).orElseThrow(),
                    TreeMap::new,
                    mapping(index -> index, toList())));
    long left = months.values().stream().flatMap(List::stream).mapToLong(Kept::bytes).sum();
    List<String> expired = new ArrayList<>();
    for (Map.Entry<YearMonth, List<Kept>> month : months.entrySet()) {
      if (!isTooOld(month.getKey(), today) && !isTooMuch(month.getKey(), left, today)) {
        break;
      }
      month.getValue().forEach(index -> expired.add(index.index()));
      left -= month.getValue().stream().mapToLong(Kept::bytes).sum();
    }
    return expired;
  }

  private boolean isTooOld(YearMonth month, LocalDate today) {
    return limits.keepFor() != null && month.atEndOfMonth().plus(limits.keepFor()).isBefore(today);
  }

  private boolean isTooMuch(YearMonth month, long bytes, LocalDate today) {
    return limits.keepSize() != null
        && bytes > limits.keepSize().toBytes()
        && month.isBefore(YearMonth.from(today));
  }

  private static Optional<YearMonth> month(String index) {
    return Generation.monthOfIndex(index).or(() -> RevisionIndex.monthOfIndex(index));
  }
}
