package newswatch.bench.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final Emission A = emission("a");
  private static final Emission B = emission("b");
  private static final Emission C = emission("c");

  private static Emission emission(String name) {
    return Emission.of(URI.create("http://127.0.1.1/" + name), Instant.EPOCH);
  }

  @Test
  void addsUpWhenEachCameOnce() {
    Ledger ledger = Ledger.of(Set.of(A.id(), B.id()), List.of(B, A));
    assertThat(ledger).isEqualTo(new Ledger(2, 0, 0, 0));
    assertThat(ledger.balanced()).isTrue();
  }

  @Test
  void lostOneIsMissed() {
    Ledger ledger = Ledger.of(Set.of(A.id(), B.id()), List.of(A));
    assertThat(ledger).isEqualTo(new Ledger(2, 1, 0, 0));
    assertThat(ledger.balanced()).isFalse();
  }

  @Test
  void doubledOneIsCountedOnceHoweverOftenItCame() {
    Ledger ledger = Ledger.of(Set.of(A.id(), B.id()), List.of(A, B, A, A));
    assertThat(ledger).isEqualTo(new Ledger(2, 0, 1, 0));
    assertThat(ledger.balanced()).isFalse();
  }

  @Test
  void oneThatNobodyExpectedIsUnknown() {
    Ledger ledger = Ledger.of(Set.of(A.id()), List.of(A, C));
    assertThat(ledger).isEqualTo(new Ledger(1, 0, 0, 1));
    assertThat(ledger.balanced()).isFalse();
  }
}
