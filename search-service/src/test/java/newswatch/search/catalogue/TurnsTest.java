package newswatch.search.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {
  @Test
  void writersOfDifferentThingsAreInAtOnce() throws Exception {
    Turns turns = new Turns();
    CyclicBarrier both = new CyclicBarrier(2);
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> one = writers.submit(() -> turns.take(0, () -> met(both)));
      Future<Integer> other = writers.submit(() -> turns.take(1, () -> met(both)));
      assertThat(one.get() + other.get()).isEqualTo(1);
    }
  }

  @Test
  void writersOfOneThingTakeTurns() throws Exception {
    Turns turns = new Turns();
    // Not safe for threads: of increments that overlap, some would be lost.
    int[] count = {0};
    List<Future<Integer>> endings;
    try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
      endings =
          IntStream.range(0, 8).mapToObj(_ -> writers.submit(() -> counted(turns, count))).toList();
    }
    assertThat(endings).extracting(Future::resultNow).contains(80_000);
  }

  private static int counted(Turns turns, int[] count) {
    for (int i = 1; i < 10_000; i++) {
      turns.take("thing", () -> count[0]++);
    }
    return turns.take("thing", () -> ++count[0]);
  }

  private static int met(CyclicBarrier both) {
    try {
      return both.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
