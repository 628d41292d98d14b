package newswatch.search.replay;

import java.util.function.LongConsumer;

/** The index that takes on a new form, while it is searched in the old one. */
public interface Renewal {
  /**
   * Whether there is a new form that does not serve yet.
   *
   * @throws newswatch.search.index.IndexUnavailable when Elasticsearch does not answer
   */
  boolean isDue();

  /**
   * Brings into the new form what only the old one holds, has the new one serve, and removes the
   * old one. Done again, it goes on.
   *
   * @param looked is told from time to time how many articles of the old form were looked at
   * @return how many articles the new form did not hold
   * @throws newswatch.search.index.IndexUnavailable when Elasticsearch does not answer
   */
  long complete(LongConsumer looked);
}
