package newswatch.fetch;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;

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

  /**
   * The same in no more memory than it needs, for whoever keeps it; as it is where that saves less
   * than a fifth, or there is no room for the copy.
   *
   * @param place which holds what this is in, and then what the copy takes too
   */
  Content trimmed(Room.Place place) {
    place.keep(bytes.length);
    if (bytes.length <= size + size / 4 || !place.holdAtOnce((long) bytes.length + size)) {
      return this;
    }
    return new Content(Arrays.copyOf(bytes, size), size);
  }

  /** How many bytes there are. */
  public int size() {
    return size;
  }
}
