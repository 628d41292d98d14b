package newswatch.ingest.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How near texts come to the true ones: the measure of scrapinghub's article-extraction-benchmark.
 * Each page's runs of four words are right, too many or missing, in shares of all; precision and
 * recall are means over the pages.
 */
final class ShingleScore {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
  private static final int RUN = 4;

  private final List<Double> precisions = new ArrayList<>();
  private final List<Double> recalls = new ArrayList<>();

  void add(String truth, String told) {
    Map<List<String>, Integer> wanted = runs(truth);
    Map<List<String>, Integer> got = runs(told);
    Set<List<String>> all = new HashSet<>(wanted.keySet());
    all.addAll(got.keySet());
    int right = 0;
    int extra = 0;
    int missing = 0;
    for (List<String> run : all) {
      int want = wanted.getOrDefault(run, 0);
      int have = got.getOrDefault(run, 0);
      right += Math.min(want, have);
      extra += Math.max(0, have - want);
      missing += Math.max(0, want - have);
    }
    if (right + extra > 0) {
      precisions.add((double) right / (right + extra));
    }
    if (right + missing > 0) {
      recalls.add((double) right / (right + missing));
    }
  }

  double precision() {
    return precisions.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  double recall() {
    return recalls.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  double f1() {
    return 2 * precision() * recall() / (precision() + recall());
  }

  private static Map<List<String>, Integer> runs(String text) {
    List<String> words = WORD.matcher(text).results().map(MatchResult::group).toList();
    Map<List<String>, Integer> runs = new HashMap<>();
    for (int i = 0; i < Math.max(1, words.size() - RUN + 1); i++) {
      List<String> run = words.subList(i, Math.min(words.size(), i + RUN));
      if (!run.isEmpty()) {
        runs.merge(List.copyOf(run), 1, Integer::sum);
      }
    }
    return runs;
  }
}
