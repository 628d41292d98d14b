package newswatch.search.submission;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The things in an upload, one after the other. */
final class Items implements AutoCloseable {
  /** The longest of them, in bytes: an article with a body far longer than is kept. */
  static final int MAX_BYTES = 8 * 1024 * 1024;

  private static final int BUFFER = 64 * 1024;
  private static final int END = -1;

  private final InputStream in;
  private final Form form;
  private int line;

  Items(InputStream in, Form form) {
    this.in = new BufferedInputStream(in, BUFFER);
    this.form = form;
  }

  /** The next one; absent after the last. */
  @Nullable Item next() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean whole = true;
    int next = in.read();
    while (next != END) {
      if (next == '\n' && form == Form.LINES) {
        line++;
        if (!isBlank(bytes)) {
          return item(bytes, whole);
        }
        bytes.reset();
      } else if (bytes.size() < MAX_BYTES) {
        bytes.write(next);
      } else {
        whole = false;
      }
      next = in.read();
    }
    line++;
    return isBlank(bytes) ? null : item(bytes, whole);
  }

  private Item item(ByteArrayOutputStream bytes, boolean whole) {
    return new Item(
        line,
        whole
            ? HandedInLine.read(bytes.toByteArray())
            : new HandedInLine.Refused("it is longer than %d MB".formatted(MAX_BYTES >> 20)));
  }

  private static boolean isBlank(ByteArrayOutputStream bytes) {
    if (bytes.size() > BUFFER) {
      return false;
    }
    for (byte one : bytes.toByteArray()) {
      if (one != ' ' && one != '\t' && one != '\r') {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
