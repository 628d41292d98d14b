package newswatch.fetch;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** The bytes of an answer, decompressed; never changed. */
public final class Content {
  private final byte[] bytes;
  private final int size;

  /** A copy of these bytes. */
  public Content(byte[] bytes) {
    this(bytes.clone(), bytes.length);
  }

  /** The first so many of these bytes, without a copy: nobody else holds them. */
  Content(byte[] bytes, int size) {
    this.bytes = bytes;
    this.size = size;
  }

  /** The bytes, from the first. */
  public InputStream stream() {
    return new ByteArrayInputStream(bytes, 0, size);
  }

  /** The byte at this place, 0 to 255. */
  int at(int place) {
    return bytes[place] & 0xff;
  }

  /** How many bytes of memory they take, which may be more than there are. */
  int room() {
    return bytes.length;
  }

  /** How many bytes there are. */
  public int size() {
    return size;
  }
}
