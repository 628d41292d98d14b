package newswatch.search.withdrawal;

import newswatch.events.ArticleWithdrawn;

/** Where withdrawals are kept, for all services to read. */
public interface WithdrawalKeeping {
  /**
   * Keeps a withdrawal and waits, for some seconds at most, until it is read back.
   *
   * @throws newswatch.search.catalogue.Unpublished when that did not happen, or not in time
   */
  void keep(ArticleWithdrawn withdrawal);
}
