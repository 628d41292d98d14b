package newswatch.search.verdict;

import newswatch.events.VerdictGiven;

/** Where verdicts are kept, for all instances to read. */
public interface VerdictKeeping {
  /**
   * Keeps a verdict and waits, for some seconds at most, until it is read back.
   *
   * @throws newswatch.search.catalogue.Unpublished when that did not happen, or not in time
   */
  void keep(VerdictGiven verdict);

  /** Forgets a verdict and waits likewise. */
  void takeBack(VerdictGiven.Key key);
}
