package newswatch.bench.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import newswatch.local.process.Unable;
import newswatch.local.server.Jdk;

/**
 * A JVM with one of our own programs, which answers each line with a line. It ends when its
 * standard input does, and so with this process.
 */
public final class LineProcess implements AutoCloseable {
  private final Process process;
  private final BufferedWriter in;
  private final BufferedReader out;
  private final Path folder;

  private LineProcess(Process process, Path folder) {
    this.process = process;
    this.in = process.outputWriter(UTF_8);
    this.out = process.inputReader(UTF_8);
    this.folder = folder;
  }

  /**
   * Starts it with the classes of this process.
   *
   * @param folder for its logs
   */
  public static LineProcess start(
      Class<?> main, Path folder, List<String> javaOptions, String... arguments)
      throws IOException {
    return start(main, System.getProperty("java.class.path"), folder, javaOptions, arguments);
  }

  /**
   * Starts it with other classes.
   *
   * @param folder for its logs
   */
  public static LineProcess start(
      Class<?> main, String classPath, Path folder, List<String> javaOptions, String... arguments)
      throws IOException {
    Files.createDirectories(folder);
    List<String> command = new ArrayList<>(List.of(Jdk.launcher()));
    command.addAll(javaOptions);
    command.addAll(List.of(GarbageLog.option(garbageLog(folder)), Compilers.OPTION));
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(List.of(arguments));
    return new LineProcess(
        new ProcessBuilder(command).redirectError(errors(folder).toFile()).start(), folder);
  }

  private static Path errors(Path folder) {
    return folder.resolve("errors.log");
  }

  private static Path garbageLog(Path folder) {
    return folder.resolve("garbage.log");
  }

  public Path folder() {
    return folder;
  }

  public Path garbageLog() {
    return garbageLog(folder);
  }

  public long pid() {
    return process.pid();
  }

  /**
   * Says a line and waits for the answer.
   *
   * @throws Unable when it has ended instead
   */
  public String ask(String line) throws IOException {
    in.write(line + "\n");
    in.flush();
    String answer = out.readLine();
    if (answer == null) {
      throw new Unable(
          "A contestant has ended at '%s': %s"
              .formatted(line, Files.readString(errors(folder)).strip()));
    }
    return answer;
  }

  @Override
  public void close() {
    // What it has polled may hang, and it keeps nothing.
    process.destroyForcibly();
    process.onExit().join();
  }

  /** What such a program does with one line. */
  @FunctionalInterface
  public interface Answerer {
    String answer(String command, String argument) throws Exception;
  }

  /** Runs such a program: answers lines until there are no more. */
  public static void serve(Answerer answerer) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    BufferedWriter out = new BufferedWriter(new OutputStreamWriter(System.out, UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ", 2);
      out.write(answerer.answer(words[0], words.length == 2 ? words[1] : "") + "\n");
      out.flush();
    }
    System.exit(0);
  }
}
