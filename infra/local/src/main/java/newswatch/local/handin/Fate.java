package newswatch.local.handin;

import java.util.List;

/**
 * What has become of a parcel so far.
 *
 * @param ended whether all that was not refused can be found
 */
record Fate(boolean ended, int searchable, List<Answer.Problem> problems) {
  Fate {
    problems = List.copyOf(problems);
  }
}
