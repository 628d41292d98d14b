package newswatch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import newswatch.local.process.Child;
import newswatch.local.process.Launch;
import newswatch.local.process.LocalPort;
import newswatch.local.server.Probe;

/**
 * One more instance of ingest-service, beside that of a stack. It ends with this process at the
 * latest.
 */
final class Instance implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);

  /**
   * Wakes nobody: where a session of its own is not to be had, the kernel lets a stalled process go
   * on when the shell that had started the tests ends.
   */
  private static final Path OWN_SESSION = Path.of("/usr/bin/setsid");

  private final String name;
  private final Child process;

  private Instance(String name, Child process) {
    this.name = name;
    this.process = process;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param name by which publishers know it
   */
  static Instance start(Stack stack, String name) throws IOException {
    int port = LocalPort.free();
    List<String> command = new ArrayList<>(stack.oneMore("ingest", port));
    if (Files.isExecutable(OWN_SESSION)) {
      command.addFirst(OWN_SESSION.toString());
    }
    Map<String, String> environment = new HashMap<>(stack.environment());
    environment.put("NEWSWATCH_FETCH_USERAGENT", name);
    environment.put("LOGGING_LEVEL_NEWSWATCH_INGEST", "DEBUG");
    Instance instance =
        new Instance(
            name,
            Child.start(
                new Launch(
                    command,
                    environment,
                    Path.of("").toAbsolutePath(),
                    stack.file(name + ".log"))));
    String health = "http://127.0.0.1:" + port + "/actuator/health/readiness";
    await().atMost(START).until(() -> !instance.process.isAlive() || Probe.answers(health));
    assertThat(instance.process.isAlive()).as("%s", instance.process.log().lastLines(30)).isTrue();
    return instance;
  }

  String name() {
    return name;
  }

  /** Whether it has printed these words. */
  boolean hasSaid(String words) {
    return process.log().contains(words);
  }

  /** Ends it as a crash would, with SIGKILL. */
  void kill() {
    process.kill();
  }

  /** Stops the clocks of all its threads, as those of a machine that is put to sleep. */
  void stall() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Lets it go on where it was stalled. */
  void goOn() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }

  @Override
  public void close() {
    kill();
  }
}
