package newswatch.search.withdrawal;

import java.time.Duration;
import java.time.InstantSource;
import newswatch.events.ArticleId;
import newswatch.events.ArticleWithdrawn;
import newswatch.events.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes articles down for people. */
@Component
public final class Withdrawing {
  /** Who withdraws waits for it; where Elasticsearch is away it is out once that is back. */
  private static final Duration OUT = Duration.ofSeconds(5);

  private final Withdrawals withdrawals;
  private final WithdrawalKeeping keeping;
  private final InstantSource clock;

  Withdrawing(Withdrawals withdrawals, WithdrawalKeeping keeping, InstantSource clock) {
    this.withdrawals = withdrawals;
    this.keeping = keeping;
    this.clock = clock;
  }

  /**
   * Withdraws an article, whether it has been seen or not. One that is withdrawn already stays so,
   * as it was said first.
   *
   * @param why in plain text
   * @return the withdrawal in force
   * @throws newswatch.search.catalogue.Unpublished when Kafka did not take it, or not in time
   */
  public ArticleWithdrawn withdraw(ArticleId id, @Nullable String why, PersonId by) {
    ArticleWithdrawn present = withdrawals.of(id);
    if (present == null) {
      present = new ArticleWithdrawn(id, why, by, clock.instant());
      keeping.keep(present);
    }
    withdrawals.awaitOut(id, OUT);
    return present;
  }
}
