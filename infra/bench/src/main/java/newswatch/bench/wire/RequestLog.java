package newswatch.bench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The server's record of what was asked for, a line each, in the order of the ends. */
public final class RequestLog {
  private final Path file;
  private long read;

  RequestLog(Path file) {
    this.file = file;
  }

  /** What has ended since this was last asked. */
  public List<Request> news() throws IOException {
    List<Request> requests = new ArrayList<>();
    if (!Files.exists(file)) {
      return requests;
    }
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      byte[] bytes = new byte[(int) (log.length() - read)];
      log.seek(read);
      log.readFully(bytes);
      int start = 0;
      for (int i = 0; i < bytes.length; i++) {
        if (bytes[i] == '\n') {
          requests.add(Request.of(new String(bytes, start, i - start, UTF_8)));
          start = i + 1;
        }
      }
      read += start;
    }
    return requests;
  }
}
