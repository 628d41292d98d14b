package newswatch.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/** A process whose clocks stand still, as those of a machine that is put to sleep. */
final class Stalled implements AutoCloseable {
  private final ProcessHandle process;

  private Stalled(ProcessHandle process) {
    this.process = process;
  }

  /** Stalls it until this is closed. */
  static Stalled stall(ProcessHandle process) throws IOException {
    assertThat(signal(process, "STOP")).isZero();
    return new Stalled(process);
  }

  /** Ends it where it stands, as a crash would. */
  void kill() {
    process.destroyForcibly();
  }

  /** Lets it go on, and ends it at once, with what it had in hand by then. */
  void goOnAndKill() throws IOException {
    signal(process, "CONT");
    kill();
  }

  /** Lets it go on, if it is still there. */
  @Override
  public void close() throws IOException {
    signal(process, "CONT");
  }

  private static int signal(ProcessHandle process, String signal) throws IOException {
    return new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .onExit()
        .join()
        .exitValue();
  }
}
