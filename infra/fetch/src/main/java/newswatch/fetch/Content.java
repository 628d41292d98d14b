package newswatch.fetch;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** The bytes of an answer, decompressed; never changed. */
public final class Content {
  private final byte[] bytes;

  /** A copy of these bytes. */
  public Content(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** The bytes, from the first. */
  public InputStream stream() {
    return new ByteArrayInputStream(bytes);
  }

  /** How many bytes there are. */
  public int size() {
    return bytes.length;
  }
}
