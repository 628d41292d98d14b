package newswatch.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static newswatch.local.stack.ScriptProgram.SERVES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import newswatch.local.process.Program;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SupervisorTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final AtomicInteger readyCalls = new AtomicInteger();
  private Voice voice;

  @BeforeEach
  void listen() {
    voice =
        new Voice(
            new PrintStream(said, true, UTF_8),
            false,
            folder.resolve("supervisor.log"),
            InstantSource.system());
  }

  @Test
  void startsAllAndStopsServicesBeforeServers() {
    Supervisor supervisor =
        supervisor(List.of(script("kafka", SERVES)), List.of(script("search", SERVES)));
    CompletableFuture<Boolean> run = run(supervisor);
    await().until(() -> readyCalls.get() == 1);
    List<ProcessHandle> children = children(supervisor);

    supervisor.stop("the test");

    assertThat(run.join()).isTrue();
    assertThat(children).hasSize(2).noneMatch(ProcessHandle::isAlive);
    assertThat(words())
        .containsSubsequence(
            "Stopping, because of the test.", "search         stopped", "kafka          stopped");
    assertThat(folder.resolve("supervisor.log")).content().contains("search         stopped");
  }

  @Test
  void failureDuringTheStartStopsAll() {
    Supervisor supervisor =
        supervisor(
            List.of(script("kafka", SERVES)),
            List.of(script("search", "echo no such thing; exit 3")));

    assertThat(run(supervisor).join()).isFalse();

    assertThat(readyCalls).hasValue(0);
    assertThat(words())
        .contains(
            "search died with exit code 3",
            "    no such thing",
            folder.resolve("logs/search.log").toString(),
            "kafka          stopped");
  }

  @Test
  void partThatDiesLaterIsStartedAgainAloud() {
    Supervisor supervisor = supervisor(List.of(script("kafka", SERVES)), List.of());
    CompletableFuture<Boolean> run = run(supervisor);
    await().until(() -> readyCalls.get() == 1);
    ProcessHandle first = children(supervisor).getFirst();

    first.destroyForcibly();

    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              List<ProcessHandle> children = children(supervisor);
              return children.size() == 1
                  && children.getFirst().pid() != first.pid()
                  && supervisor.parts().getFirst().isReady();
            });
    supervisor.stop("the test");
    assertThat(run.join()).isTrue();
    assertThat(readyCalls).hasValue(1);
    assertThat(words()).contains("kafka died with exit code 137", "Starting kafka again in 1 s.");
  }

  @Test
  void secondRequestKillsWhatWillNotStop() {
    Supervisor supervisor =
        supervisor(List.of(), List.of(script("search", "trap '' TERM; " + SERVES)));
    CompletableFuture<Boolean> run = run(supervisor);
    await().until(() -> readyCalls.get() == 1);

    supervisor.stop("the test");
    await().until(() -> words().contains("Stopping"));
    long from = System.nanoTime();
    supervisor.stop("the test");

    assertThat(run.join()).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void partThatIsTooSlowIsKilledAndCalledSo() {
    Supervisor supervisor =
        supervisor(List.of(), List.of(limited("search", "sleep 60", Duration.ofSeconds(1), false)));

    assertThat(run(supervisor).join()).isFalse();

    assertThat(words()).contains("search was not ready within 1 s").doesNotContain("exit code");
    assertThat(children(supervisor)).isEmpty();
  }

  @Test
  void partThatCannotBeAskedIsKilledBeforeThatIsSaid() {
    Supervisor supervisor =
        supervisor(List.of(), List.of(limited("search", "sleep 60", Duration.ofSeconds(20), true)));

    assertThat(run(supervisor).join()).isFalse();

    assertThat(words()).contains("search cannot start.", "no JSON", "search         stopped");
    assertThat(children(supervisor)).isEmpty();
  }

  @Test
  void logThatCannotBeWrittenStopsNothing() {
    Voice mute =
        new Voice(
            new PrintStream(said, true, UTF_8),
            false,
            folder.resolve("nowhere/supervisor.log"),
            InstantSource.system());

    mute.say("All is well.");

    assertThat(words()).contains("All is well.");
  }

  private Program limited(String name, String script, Duration limit, boolean broken) {
    return new ScriptProgram(name, folder, script, limit, broken);
  }

  private Supervisor supervisor(List<Program> servers, List<Program> services) {
    DiskSpace space = new DiskSpace(folder, () -> Long.MAX_VALUE, voice::say);
    return new Supervisor(servers, services, space, voice, InstantSource.system());
  }

  private Program script(String name, String script) {
    return limited(name, script, Duration.ofSeconds(20), false);
  }

  private CompletableFuture<Boolean> run(Supervisor supervisor) {
    return CompletableFuture.supplyAsync(
        () -> supervisor.run(readyCalls::incrementAndGet, () -> {}),
        task -> Thread.ofPlatform().daemon().start(task));
  }

  private static List<ProcessHandle> children(Supervisor supervisor) {
    return supervisor.parts().stream()
        .flatMap(part -> ProcessHandle.of(part.pid()).stream())
        .filter(ProcessHandle::isAlive)
        .toList();
  }

  private String words() {
    return said.toString(UTF_8);
  }
}
