package newswatch.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeashTest {
  private static final String SLEEPS = "echo $$ >pid; while :; do sleep 0.1; done";
  private static final String IGNORES_TERM = "trap '' TERM; " + SLEEPS;

  @TempDir private Path folder;

  /** A supervisor that starts a child and is then killed. */
  static final class StandIn {
    private StandIn() {}

    public static void main(String[] arguments) throws IOException {
      Child child = Child.start(launch(Path.of(arguments[0]), SLEEPS));
      while (child.isAlive()) {
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
      }
    }
  }

  @Test
  void childEndsWhenItsSupervisorIsKilled() throws Exception {
    Process supervisor =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StandIn.class.getName(),
                folder.toString())
            .inheritIO()
            .start();
    ProcessHandle child = child();

    supervisor.destroyForcibly();

    await().atMost(Duration.ofSeconds(20)).until(() -> !child.isAlive());
  }

  @Test
  void childIsTheProcessThatWasStarted() throws Exception {
    Child child = Child.start(launch(folder, SLEEPS));

    assertThat(child().pid()).isEqualTo(child.pid());
    child.kill();
  }

  @Test
  void childIsDeafToCtrlC() throws Exception {
    Child child = Child.start(launch(folder, "sleep 60 & " + SLEEPS));
    ProcessHandle handle = child();

    signal("INT", handle.pid());
    signal("HUP", handle.pid());

    assertThat(child.endsWithin(Duration.ofMillis(500))).isFalse();
    assertThat(child.stop(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void childThatWillNotStopIsKilled() throws Exception {
    Child child = Child.start(launch(folder, IGNORES_TERM));
    ProcessHandle handle = child();

    assertThat(child.stop(Duration.ofMillis(300))).isFalse();
    assertThat(handle.isAlive()).isFalse();
  }

  @Test
  void killTakesGrandchildrenAlong() throws Exception {
    Child child = Child.start(launch(folder, "sh -c '" + SLEEPS + "' & wait"));
    ProcessHandle grandchild = child();
    assertThat(grandchild.pid()).isNotEqualTo(child.pid());

    child.kill();

    assertThat(grandchild.isAlive()).isFalse();
  }

  @Test
  void exitCodeOfAChildThatEndsByItselfIsKept() throws Exception {
    Child child = Child.start(launch(folder, "echo last words; exit 7"));

    assertThat(child.endsWithin(Duration.ofSeconds(10))).isTrue();
    assertThat(child.exitCode()).isEqualTo(7);
    assertThat(child.log().lastLines(5)).containsExactly("last words");
  }

  private static Launch launch(Path folder, String script) {
    return new Launch(
        List.of("sh", "-c", script), Map.of(), folder, folder.resolve("logs/child.log"));
  }

  private ProcessHandle child() throws IOException {
    Path pid = folder.resolve("pid");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> Files.exists(pid) && Files.readString(pid).endsWith("\n"));
    return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
  }

  private static void signal(String signal, long pid) throws Exception {
    int exit =
        new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).inheritIO().start().waitFor();
    assertThat(exit).isZero();
  }
}
