package newswatch.local.handin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A line is an article; blank lines are passed over and counted. Not for several threads. */
final class JsonLines implements Items {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final String name;
  private final InputStream input;
  private final byte[] buffer = new byte[64 << 10];
  private int at;
  private int end;
  private long number;

  /**
   * @param name of the file, for people
   */
  JsonLines(String name, InputStream input) {
    this.name = name;
    this.input = input;
  }

  @Override
  public @Nullable Item next() throws IOException {
    while (fill()) {
      number++;
      ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
      boolean tooLong = !readLine(line);
      String where = name + ":" + number;
      if (tooLong) {
        return new Item.Unusable(where, "the line is longer than %d MiB".formatted(LARGEST >> 20));
      }
      byte[] text = withoutMark(line.toByteArray());
      if (!isBlank(text)) {
        return new Item.Article(where, text);
      }
    }
    return null;
  }

  /** Answers whether all of the line is there; the rest of a longer one is passed over. */
  private boolean readLine(ByteArrayOutputStream line) throws IOException {
    boolean whole = true;
    while (fill()) {
      int from = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      if (line.size() + at - from > LARGEST) {
        whole = false;
        line.reset();
      }
      if (whole) {
        line.write(buffer, from, at - from);
      }
      if (at < end) {
        at++;
        return whole;
      }
    }
    return whole;
  }

  private boolean fill() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, input.read(buffer));
    }
    return at < end;
  }

  private byte[] withoutMark(byte[] text) {
    boolean marked =
        number == 1
            && text.length >= BYTE_ORDER_MARK.length
            && Arrays.equals(text, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, 3);
    return marked ? Arrays.copyOfRange(text, BYTE_ORDER_MARK.length, text.length) : text;
  }

  private static boolean isBlank(byte[] text) {
    for (byte one : text) {
      if (one != ' ' && one != '\t' && one != '\r') {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
