package newswatch.search.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import newswatch.events.ArticleId;
import newswatch.events.ArticleWithdrawn;
import newswatch.events.PersonId;
import org.junit.jupiter.api.Test;

class WithdrawalsTest {
  private static final ArticleId ONE = ArticleId.ofAddress(URI.create("https://news.example/1"));
  private static final ArticleId TWO = ArticleId.ofAddress(URI.create("https://news.example/2"));
  private static final Duration NOW = Duration.ZERO;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Withdrawals withdrawals = new Withdrawals(meters);

  @Test
  void areToldNewestFirst() {
    withdrawals.take(ONE, withdrawal(ONE));
    withdrawals.take(TWO, withdrawal(TWO));
    assertThat(withdrawals.newest(10))
        .extracting(ArticleWithdrawn::article)
        .containsExactly(TWO, ONE);
    assertThat(withdrawals.newest(1)).hasSize(1);
    assertThat(withdrawals.count()).isEqualTo(2);
  }

  @Test
  void areDueUntilTheyWereTakenOut() throws InterruptedException {
    withdrawals.take(ONE, withdrawal(ONE));
    assertThat(due()).isEqualTo(1);
    assertThat(withdrawals.awaitOut(ONE, NOW)).isFalse();

    assertThat(withdrawals.awaitDue(10, NOW)).containsExactly(ONE);
    assertThat(withdrawals.awaitOut(ONE, NOW)).isFalse();
    withdrawals.attempted(List.of(ONE), false);
    assertThat(withdrawals.awaitDue(10, NOW)).containsExactly(ONE);
    withdrawals.attempted(List.of(ONE), true);

    assertThat(withdrawals.awaitOut(ONE, NOW)).isTrue();
    assertThat(withdrawals.awaitDue(10, NOW)).isEmpty();
    assertThat(due()).isZero();
  }

  @Test
  void areDueAgainWhereTheyCameBackWhileTheyWereTakenOut() throws InterruptedException {
    withdrawals.take(ONE, withdrawal(ONE));
    List<ArticleId> underWay = withdrawals.awaitDue(10, NOW);
    withdrawals.cameBack(ONE);
    withdrawals.attempted(underWay, true);

    assertThat(withdrawals.awaitOut(ONE, NOW)).isFalse();
    assertThat(withdrawals.awaitDue(10, NOW)).containsExactly(ONE);
  }

  @Test
  void areDueOnceMoreAtTheSecondLookAfterThem() throws InterruptedException {
    withdrawals.take(ONE, withdrawal(ONE));
    withdrawals.attempted(withdrawals.awaitDue(10, NOW), true);

    withdrawals.newOnesCameBack();
    assertThat(withdrawals.awaitDue(10, NOW)).isEmpty();
    withdrawals.newOnesCameBack();
    assertThat(withdrawals.awaitDue(10, NOW)).containsExactly(ONE);
    withdrawals.attempted(List.of(ONE), true);
    withdrawals.newOnesCameBack();
    assertThat(withdrawals.awaitDue(10, NOW)).isEmpty();
  }

  @Test
  void areAllDueAgainInASweepAndNobodyElse() throws InterruptedException {
    withdrawals.take(ONE, withdrawal(ONE));
    withdrawals.attempted(withdrawals.awaitDue(10, NOW), true);
    withdrawals.cameBack(TWO);
    assertThat(withdrawals.awaitDue(10, NOW)).isEmpty();

    withdrawals.allCameBack();
    assertThat(withdrawals.awaitDue(10, NOW)).containsExactly(ONE);
  }

  @Test
  void endWhereTheirRecordIsDeleted() throws InterruptedException {
    withdrawals.take(ONE, withdrawal(ONE));
    withdrawals.take(ONE, null);
    assertThat(withdrawals.hold(ONE)).isFalse();
    assertThat(withdrawals.of(ONE)).isNull();
    assertThat(withdrawals.awaitDue(10, NOW)).isEmpty();
  }

  private double due() {
    return meters.get("newswatch.withdrawals.due").gauge().value();
  }

  private static ArticleWithdrawn withdrawal(ArticleId id) {
    return new ArticleWithdrawn(id, null, new PersonId("local"), Instant.EPOCH);
  }
}
