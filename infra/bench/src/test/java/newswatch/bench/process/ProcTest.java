package newswatch.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcTest {
  @Test
  void processorTimeIsUserAndSystemTimeWhateverTheProgramIsCalled() {
    String stat =
        "4711 (od) d (name) S 1 4711 4711 0 -1 4194560 905 0 0 0 250 125 7 9 20 0 1 0 2 3 4";
    assertThat(ProcessUse.cpuSeconds(stat)).isEqualTo(3.75);
  }

  @Test
  void peakIsTheHighWaterMark() {
    String status = "Name:\tjava\nVmPeak:\t  900000 kB\nVmHWM:\t  204800 kB\nVmRSS:\t  1 kB\n";
    assertThat(ProcessUse.peakResidentBytes(status)).isEqualTo(200L * 1024 * 1024);
  }

  @Test
  void processWithoutMemoryIsRefused() {
    assertThatThrownBy(() -> ProcessUse.peakResidentBytes("Name:\tkthreadd\n"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void sharesOfTheMachineAreOfTheTimeBetween() {
    MachineTime before = MachineTime.of("cpu  100 0 100 700 50 0 0 50 30 0\ncpu0 1 2 3\n");
    MachineTime after = MachineTime.of("cpu  150 0 130 800 50 0 0 70 60 0\ncpu0 1 2 3\n");
    assertThat(after.stolenPercentSince(before)).isEqualTo(10);
    assertThat(after.busyPercentSince(before)).isEqualTo(50);
    assertThat(before.stolenPercentSince(before)).isZero();
  }

  @Test
  void fullestHeapIsTakenFromBeforeTheCollections() {
    String log =
        """
        [0.5s][info][gc] Using Serial
        [1.2s][info][gc] GC(0) Pause Young (Allocation Failure) 34M->5M(123M) 8.1ms
        [2.2s][info][gc] GC(1) Pause Young (Allocation Failure) 139M->12M(494M) 9.0ms
        [3.2s][info][gc] GC(2) Pause Full (Metadata GC Threshold) 88M->10M(494M) 30.0ms
        """;
    assertThat(GarbageLog.peakMegabytes(log)).isEqualTo(139);
    assertThat(GarbageLog.keptMegabytes(log)).isEqualTo(10);
    assertThat(GarbageLog.peakMegabytes("[0.5s][info][gc] Using Serial\n")).isZero();
  }

  @Test
  void compilersAreToldByTheNamesOfTheirThreads() {
    String rest = " S 1 1 1 0 -1 4194560 9 0 0 0 250 125 7 9 20 0 1 0 2";
    assertThat(Compilers.isOne("5 (C2 CompilerThre)" + rest)).isTrue();
    assertThat(Compilers.isOne("6 (C1 CompilerThre)" + rest)).isTrue();
    assertThat(Compilers.isOne("7 (feed-rounds)" + rest)).isFalse();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void workIsDoneUntilTheCompilersRest() throws IOException {
    long pid = ProcessHandle.current().pid();
    assertThat(Compilers.cpuSeconds(pid)).isPositive().isLessThan(ProcessUse.cpuSeconds(pid));
    AtomicInteger times = new AtomicInteger();
    double share =
        Compilers.settle(
            pid,
            () -> {
              times.incrementAndGet();
              for (double until = ProcessUse.cpuSeconds(pid) + 0.3;
                  ProcessUse.cpuSeconds(pid) < until; ) {
                Thread.onSpinWait();
              }
            });
    assertThat(share).isBetween(0.0, 1.0);
    assertThat(times).hasValueBetween(2, 16);
    assertThat(share <= 0.1 || times.get() == 16).isTrue();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void thisProcessHasUsedSomething() {
    long pid = ProcessHandle.current().pid();
    assertThat(ProcessUse.cpuSeconds(pid)).isCloseTo(30, Offset.offset(30.0)).isPositive();
    assertThat(ProcessUse.peakResidentBytes(pid)).isGreaterThan(10_000_000);
    assertThat(MachineTime.now().all()).isPositive();
  }
}
