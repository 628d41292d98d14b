package newswatch.search.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LotWorkersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final AtomicInteger attempts = new AtomicInteger();
  private final Lot lot = new Lot();

  @Test
  void lotIsWorkedOnAgainUntilItIsThrough() {
    LotWorkers workers =
        new LotWorkers(
            _ -> {
              switch (attempts.incrementAndGet()) {
                case 1 -> throw new IllegalStateException("not now");
                case 2 -> throw new AssertionError("not yet");
                default -> {}
              }
            });

    workers.workOn(lot);
    workers.awaitRest(PATIENCE);

    assertThat(lot.isThrough()).isTrue();
    assertThat(attempts).hasValue(3);
  }

  @Test
  void lotThatFailsIsLeftOnceTheWorkersAreStopped() {
    LotWorkers workers =
        new LotWorkers(
            _ -> {
              attempts.incrementAndGet();
              throw new IllegalStateException("not now");
            });

    workers.workOn(lot);
    workers.stop();
    workers.awaitRest(PATIENCE);

    assertThat(lot.isThrough()).isFalse();
    assertThat(attempts.get()).isLessThan(2);
  }

  @Test
  void restIsWaitedForNoLongerThanIsSaid() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    LotWorkers workers =
        new LotWorkers(
            _ -> {
              begun.countDown();
              awaitQuietly(never);
            });
    workers.workOn(lot);
    begun.await();

    workers.awaitRest(Duration.ofMillis(50));
    assertThat(lot.isThrough()).isFalse();

    never.countDown();
    workers.awaitRest(PATIENCE);
    assertThat(lot.isThrough()).isTrue();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
