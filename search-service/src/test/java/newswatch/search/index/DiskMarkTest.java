package newswatch.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import newswatch.search.index.DiskMark.Disk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskMarkTest {
  private static final long GB = 1L << 30;

  @ParameterizedTest
  @ValueSource(strings = {"85%", "0.85", ".85"})
  void shareThatMayBeUsedLeavesTheRestFree(String low) {
    DiskMark mark = DiskMark.of(Map.of(DiskMark.LOW, low));
    assertThat(mark.isPassed(new Disk(100 * GB, 16 * GB))).isFalse();
    assertThat(mark.isPassed(new Disk(100 * GB, 14 * GB))).isTrue();
  }

  @Test
  void headroomIsEnoughHoweverLargeTheDiskIs() {
    DiskMark mark = DiskMark.of(Map.of(DiskMark.LOW, "85%", DiskMark.HEADROOM, "200gb"));
    assertThat(mark.isPassed(new Disk(10_000 * GB, 201 * GB))).isFalse();
    assertThat(mark.isPassed(new Disk(10_000 * GB, 199 * GB))).isTrue();
    assertThat(
            DiskMark.of(Map.of(DiskMark.LOW, "85%", DiskMark.HEADROOM, "-1"))
                .isPassed(new Disk(10_000 * GB, 1_000 * GB)))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2gb", "2048mb", "2GB"})
  void sizeIsWhatIsToBeFree(String low) {
    DiskMark mark = DiskMark.of(Map.of(DiskMark.LOW, low));
    assertThat(mark.isPassed(new Disk(10 * GB, 2 * GB))).isFalse();
    assertThat(mark.isPassed(new Disk(10 * GB, GB))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "many", "2 lots", "%"})
  void whatMakesNoSenseCountsAsTheUsual(String low) {
    assertThat(DiskMark.of(Map.of(DiskMark.LOW, low))).isEqualTo(DiskMark.of(Map.of()));
  }
}
