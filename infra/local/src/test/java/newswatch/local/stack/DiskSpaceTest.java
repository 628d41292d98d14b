package newswatch.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import newswatch.local.process.Unable;
import org.junit.jupiter.api.Test;

class DiskSpaceTest {
  private final AtomicLong megabytes = new AtomicLong(5000);
  private final List<String> said = new ArrayList<>();
  private final DiskSpace space =
      new DiskSpace(Path.of("/home/of/news"), () -> megabytes.get() << 20, said::add);

  @Test
  void startWithTooLittleIsRefusedWithWhatIsThereAndWhatIsNeeded() {
    megabytes.set(300);

    assertThatThrownBy(space::require)
        .isInstanceOf(Unable.class)
        .hasMessage(
            "Only 300 MB are free for /home/of/news, and Newswatch needs 1200 MB: make room, or set NEWSWATCH_HOME to a folder on another disk.");
  }

  @Test
  void eachTurnIsSaidOnce() {
    for (long left : new long[] {5000, 900, 890, 880, 400, 390, 600, 1100, 1300, 1300}) {
      megabytes.set(left);
      space.look();
    }

    assertThat(said).hasSize(4);
    assertThat(said.get(0)).startsWith("Room gets scarce: 900 MB");
    assertThat(said.get(1)).startsWith("Only 400 MB").contains("they wait in Kafka");
    assertThat(said.get(2)).startsWith("Room gets scarce: 600 MB");
    assertThat(said.get(3)).startsWith("There is room again: 1300 MB");
  }
}
