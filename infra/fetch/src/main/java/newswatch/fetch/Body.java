package newswatch.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import newswatch.fetch.Download.Failed;
import newswatch.fetch.Download.Kind;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/** The bytes of an answer as they come over the wire, read to the end or not at all. */
sealed interface Body {
  record Read(Content content) implements Body {}

  record Unread(Failed failed) implements Body {}

  /** So much is read of a body nobody wants, to keep the connection. */
  int WORTH_READING = 16 * 1024;

  /** The room for a body of unknown length, before it grows. */
  int ROOM = 16 * 1024;

  /** A length that is announced is believed up to here, for announcing costs nothing. */
  int BELIEVED = 256 * 1024;

  /** Who has sent fewer bytes a second than this, a while after the first, is given up. */
  int SLOWEST = 1024;

  /**
   * Reads a body.
   *
   * @param most how many bytes it may have
   * @param cut whether what is beyond that is left unread, rather than everything
   * @param time the deadline of the fetch, of which a third is given before the pace counts
   */
  static Body of(@Nullable HttpEntity entity, int most, boolean cut, Duration time)
      throws IOException {
    if (entity == null) {
      return new Read(new Content(new byte[0]));
    }
    if (entity.getContentLength() > most && !cut) {
      return tooLarge(most);
    }
    return read(entity, most, cut, time);
  }

  // Not closed: that would read it to its end, however far that is.
  @SuppressWarnings("resource")
  private static Body read(HttpEntity entity, int most, boolean cut, Duration time)
      throws IOException {
    long announced = entity.getContentLength();
    byte[] bytes =
        new byte[(int) Math.min(most, announced > 0 ? Math.min(announced, BELIEVED) : ROOM)];
    InputStream in = entity.getContent();
    long begin = System.nanoTime();
    long grace = time.toNanos() / 3;
    int size = 0;
    while (true) {
      if (size == bytes.length) {
        int next = in.read();
        if (next < 0) {
          return new Read(new Content(bytes, size));
        }
        if (size == most) {
          return cut ? new Read(new Content(bytes, size)) : tooLarge(most);
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(most, Math.max(ROOM, bytes.length * 2L)));
        bytes[size++] = (byte) next;
      }
      int read = in.read(bytes, size, bytes.length - size);
      if (read < 0) {
        return new Read(new Content(bytes, size));
      }
      size += read;
      long passed = System.nanoTime() - begin;
      if (passed > grace && size < SLOWEST * (passed / 1e9)) {
        return new Unread(
            new Failed(
                "the answer came at less than " + SLOWEST + " bytes a second", Kind.PASSING));
      }
    }
  }

  static Body tooLarge(int most) {
    return new Unread(new Failed("the answer is larger than " + most + " bytes", Kind.LASTING));
  }

  /** Reads to the end what is short, so that the connection can be used again. */
  @SuppressWarnings("resource")
  static void skim(@Nullable HttpEntity entity) throws IOException {
    if (entity != null && entity.getContentLength() <= WORTH_READING) {
      entity.getContent().readNBytes(WORTH_READING);
    }
  }
}
