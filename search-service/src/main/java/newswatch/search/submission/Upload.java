package newswatch.search.submission;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import newswatch.events.SubmissionId;

/**
 * What somebody sends, laid down in a file until it has been read: its id is known only at its end,
 * and it may not fit in memory.
 */
public final class Upload implements AutoCloseable {
  /** The largest upload, in bytes. */
  public static final int MAX_BYTES = 64 * 1024 * 1024;

  private static final String PREFIX = "newswatch-upload";

  /** No upload takes as long. */
  private static final Duration LEFT_BEHIND = Duration.ofHours(1);

  private static final int BUFFER = 64 * 1024;
  private static final int ID_LENGTH = 32;

  private final Path file;
  private final SubmissionId id;

  private Upload(Path file, SubmissionId id) {
    this.file = file;
    this.id = id;
  }

  /** Somebody sends more than is taken at once. */
  public static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("more than %d MB are not taken at once".formatted(MAX_BYTES >> 20));
    }
  }

  /**
   * Lays down what is sent.
   *
   * @throws TooLarge when it is larger than {@link #MAX_BYTES}
   * @throws IOException when it does not arrive or cannot be written
   */
  public static Upload of(InputStream sent) throws IOException {
    Path file = Files.createTempFile(PREFIX, null);
    try (DigestInputStream in = new DigestInputStream(sent, sha256());
        OutputStream out = Files.newOutputStream(file)) {
      byte[] buffer = new byte[BUFFER];
      long size = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        size += read;
        if (size > MAX_BYTES) {
          throw new TooLarge();
        }
        out.write(buffer, 0, read);
      }
      String digest = HexFormat.of().formatHex(in.getMessageDigest().digest());
      return new Upload(file, new SubmissionId(digest.substring(0, ID_LENGTH)));
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** Removes what services left behind that were killed while something was being sent. */
  public static void removeLeftBehind(Instant now) throws IOException {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*.tmp")) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(LEFT_BEHIND))) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** The same for the same bytes. */
  SubmissionId id() {
    return id;
  }

  /** What is in it. */
  Items items(Form form) throws IOException {
    return new Items(Files.newInputStream(file), form);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
