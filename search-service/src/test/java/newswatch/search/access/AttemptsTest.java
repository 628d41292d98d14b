package newswatch.search.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttemptsTest {
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Attempts attempts = new Attempts(() -> now);

  @Test
  void eachAttemptAtANameWaitsLongerUpToAMinute() {
    for (int i = 0; i < Attempts.FREE_FOR_NAME; i++) {
      assertThat(attempts.begin("ana", "192.0.2." + i)).isZero();
    }
    Duration last = Duration.ZERO;
    for (int i = 0; i < 10; i++) {
      Duration wait = attempts.begin("ana", "198.51.100." + i);
      assertThat(wait).isPositive().isGreaterThanOrEqualTo(last);
      last = wait;
      now = now.plus(wait);
      assertThat(attempts.begin("ana", "198.51.100." + i)).isZero();
    }
    assertThat(last).isEqualTo(Duration.ofMinutes(1));
    assertThat(attempts.begin("bo", "192.0.2.1")).isZero();
  }

  @Test
  void refusedAttemptDoesNotCount() {
    for (int i = 0; i < Attempts.FREE_FOR_NAME; i++) {
      attempts.begin("ana", "192.0.2.1");
    }
    Duration first = attempts.begin("ana", "192.0.2.2");
    for (int i = 0; i < 100; i++) {
      assertThat(attempts.begin("ana", "192.0.2.2")).isEqualTo(first);
    }
  }

  @Test
  void peerThatTriesManyNamesWaitsAlsoWithinItsNetwork() {
    for (int i = 0; i < Attempts.FREE_FOR_PEER; i++) {
      assertThat(attempts.begin("name" + i, "2001:db8::" + i)).isZero();
    }
    assertThat(attempts.begin("another", "2001:db8::ffff:1")).isPositive();
    assertThat(attempts.begin("another", "2001:db8:0:1::1")).isZero();
  }

  @Test
  void peersAreKnownByTheirAddressHoweverAProxyTellsIt() {
    for (int i = 0; i < Attempts.FREE_FOR_PEER; i++) {
      assertThat(attempts.begin("name" + i, "192.0.2.1:" + (4_000 + i))).isZero();
      assertThat(attempts.begin("other" + i, "[2001:db8::1]:" + (4_000 + i))).isZero();
      assertThat(attempts.begin("third" + i, "unknown")).isZero();
    }
    assertThat(attempts.begin("last", "192.0.2.1")).isPositive();
    assertThat(attempts.begin("last", "[2001:db8::2]")).isPositive();
    assertThat(attempts.begin("last", "_hidden")).isPositive();
    assertThat(attempts.begin("last", "192.0.2.2")).isZero();
  }

  @Test
  void goodAttemptClearsTheNameAndOnlyItselfOfThePeer() {
    for (int i = 0; i < Attempts.FREE_FOR_PEER - 1; i++) {
      assertThat(attempts.begin("victim" + i, "192.0.2.1")).isZero();
      assertThat(attempts.begin("own", "192.0.2.1")).isZero();
      attempts.succeeded("own", "192.0.2.1");
    }
    assertThat(attempts.begin("victim", "192.0.2.1")).isZero();
    assertThat(attempts.begin("victim", "192.0.2.1")).isPositive();
    assertThat(attempts.begin("own", "192.0.2.2")).isZero();
  }

  @Test
  void attemptsAreForgottenAfterAQuarterOfAnHour() {
    for (int i = 0; i < Attempts.FREE_FOR_NAME; i++) {
      attempts.begin("ana", "192.0.2.1");
    }
    now = now.plus(Duration.ofMinutes(16));
    assertThat(attempts.begin("ana", "192.0.2.1")).isZero();
    assertThat(attempts.begin("ana", "192.0.2.1")).isZero();
  }

  @Test
  void clockThatIsPutBackLocksNobodyOut() {
    for (int i = 0; i < Attempts.FREE_FOR_NAME; i++) {
      attempts.begin("ana", "192.0.2.1");
    }
    now = now.minus(Duration.ofDays(1));
    assertThat(attempts.begin("ana", "192.0.2.1")).isLessThanOrEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void memoryIsBounded() {
    for (int i = 0; i < Attempts.FREE_FOR_NAME; i++) {
      attempts.begin("first", "192.0.2.1");
    }
    for (int i = 0; i < Attempts.MOST; i++) {
      attempts.begin("name" + i, "10.%d.%d.%d".formatted(i >> 16, (i >> 8) & 255, i & 255));
    }
    assertThat(attempts.begin("first", "192.0.2.9")).isZero();
    assertThat(attempts.remembered()).isLessThanOrEqualTo(2 * Attempts.MOST);
  }
}
