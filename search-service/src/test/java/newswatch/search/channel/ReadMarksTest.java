package newswatch.search.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ReadMarksTest {
  private static final TopicPartition HERE = new TopicPartition("news.topics", 0);
  private static final TopicPartition THERE = new TopicPartition("news.feeds", 0);
  private static final Duration LONG = Duration.ofSeconds(30);

  private final ReadMarks marks = new ReadMarks();

  @Test
  void whatHasBeenReadIsNotWaitedFor() {
    marks.reached(HERE, 7);
    marks.reached(HERE, 5);
    assertThat(marks.await(HERE, 7, Duration.ZERO)).isTrue();
    assertThat(marks.await(HERE, 8, Duration.ofMillis(1))).isFalse();
    assertThat(marks.await(THERE, 0, Duration.ofMillis(1))).isFalse();
  }

  @Test
  void whoeverWaitsIsWokenWhenThePartitionIsReadSoFar() {
    List<Future<Boolean>> waiting;
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      waiting =
          IntStream.range(0, 200)
              .mapToObj(i -> writers.submit(() -> marks.await(HERE, i, LONG)))
              .toList();
      marks.reached(HERE, 99);
      marks.reached(THERE, 300);
      marks.reached(HERE, 199);
    }
    assertThat(waiting).extracting(Future::resultNow).containsOnly(true);
  }
}
