package newswatch.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The file that a child prints into. */
public final class ChildLog {
  /** More than enough for the last lines, in bytes. */
  private static final int TAIL = 64 * 1024;

  private final Path file;

  public ChildLog(Path file) {
    this.file = file;
  }

  public Path file() {
    return file;
  }

  /** Sets the log of the start before aside and begins an empty one. */
  void begin() throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    if (Files.exists(file)) {
      Files.move(file, before(), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.createFile(file);
  }

  /**
   * Sets the log aside once it has grown too long. The child goes on writing into the same open
   * file, so the file is copied and emptied; a line printed in between is lost.
   *
   * @param limit in bytes
   */
  public void keepBelow(long limit) throws IOException {
    if (Files.exists(file) && Files.size(file) > limit) {
      Files.copy(file, before(), StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(0);
      }
    }
  }

  /** The last lines, oldest first; none where there is no log. */
  public List<String> lastLines(int count) {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      long from = Math.max(0, log.length() - TAIL);
      byte[] bytes = new byte[(int) (log.length() - from)];
      log.seek(from);
      log.readFully(bytes);
      List<String> lines = new String(bytes, UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - count), lines.size());
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Whether the child has printed this. Reads all of it: for young logs. */
  public boolean contains(String text) {
    try {
      return Files.exists(file) && new String(Files.readAllBytes(file), UTF_8).contains(text);
    } catch (IOException e) {
      return false;
    }
  }

  private Path before() {
    return file.resolveSibling(file.getFileName() + ".1");
  }
}
