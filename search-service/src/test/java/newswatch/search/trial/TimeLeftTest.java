package newswatch.search.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import newswatch.search.index.IndexUnavailable;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
  private final TimeLeft left = TimeLeft.of(Duration.ofNanos(100), clock::get);

  @Test
  void timeIsOverAtItsEndAndForAPartOfItBefore() {
    TimeLeft part = left.less(Duration.ofNanos(40));
    clock.addAndGet(59);
    assertThat(part.over()).isFalse();
    clock.addAndGet(1);
    assertThat(part.over()).isTrue();
    assertThat(left.over()).isFalse();
    clock.addAndGet(40);
    assertThat(left.over()).isTrue();
  }

  @Test
  void answerIsNotWaitedForLongerThanTheTimeLasts() {
    CompletableFuture<String> never = new CompletableFuture<>();
    assertThat(left.await(never)).isEmpty();
    assertThat(never).isCancelled();
  }

  @Test
  void answerThatIsThereIsTaken() {
    assertThat(left.await(CompletableFuture.completedFuture("here"))).contains("here");
  }

  @Test
  void answerThatFailsIsNoEndOfTime() {
    CompletableFuture<String> failed = CompletableFuture.failedFuture(new IOException("refused"));
    assertThatThrownBy(() -> left.await(failed)).isInstanceOf(IndexUnavailable.class);
  }
}
