package newswatch.bench.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import newswatch.events.ArticleId;
import org.junit.jupiter.api.Test;

class AlertLedgerTest {
  private static final Told A = told("a", 1);
  private static final Told B = told("b", 1);

  private static Told told(String subscription, int article) {
    return new Told(subscription, new ArticleId("%032x".formatted(article)));
  }

  private static Receipt receipt(Told told, String message) {
    return new Receipt(told, message, 1, null);
  }

  @Test
  void addsUpWhenEachWasToldOnce() {
    AlertLedger ledger = AlertLedger.of(Set.of(A, B), List.of(receipt(B, "m2"), receipt(A, "m1")));
    assertThat(ledger).isEqualTo(new AlertLedger(2, 0, 0, 0, 0));
    assertThat(ledger.balanced()).isTrue();
  }

  @Test
  void whatWasToldToNobodyIsLost() {
    AlertLedger ledger = AlertLedger.of(Set.of(A, B), List.of(receipt(A, "m1")));
    assertThat(ledger).isEqualTo(new AlertLedger(2, 1, 0, 0, 0));
    assertThat(ledger.balanced()).isFalse();
  }

  @Test
  void theSameMessageAgainIsFolded() {
    AlertLedger ledger = AlertLedger.of(Set.of(A), List.of(receipt(A, "m1"), receipt(A, "m1")));
    assertThat(ledger).isEqualTo(new AlertLedger(1, 0, 0, 1, 0));
    assertThat(ledger.balanced()).isTrue();
  }

  @Test
  void theSameAlertInAnotherMessageIsDoubled() {
    AlertLedger ledger = AlertLedger.of(Set.of(A), List.of(receipt(A, "m1"), receipt(A, "m2")));
    assertThat(ledger).isEqualTo(new AlertLedger(1, 0, 1, 0, 0));
    assertThat(ledger.balanced()).isFalse();
  }

  @Test
  void whatNobodyAskedForIsUnexpected() {
    AlertLedger ledger = AlertLedger.of(Set.of(A), List.of(receipt(A, "m1"), receipt(B, "m2")));
    assertThat(ledger).isEqualTo(new AlertLedger(1, 0, 0, 0, 1));
    assertThat(ledger.balanced()).isFalse();
  }
}
