package newswatch.fetch;

import java.io.IOException;
import java.io.InputStream;
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

  /**
   * Reads a body.
   *
   * @param most how many bytes it may have
   * @param cut whether what is beyond that is left unread, rather than everything
   * @param place for its arrays
   */
  static Body of(@Nullable HttpEntity entity, int most, boolean cut, Room.Place place)
      throws IOException {
    if (entity == null) {
      return new Read(new Content(new byte[0]));
    }
    if (entity.getContentLength() > most && !cut) {
      return tooLarge(most);
    }
    try (Flow flow = new Flow(place)) {
      Body body = read(entity, most, cut, flow, place);
      Failed slow = flow.cut();
      // What came before the connection was closed may look like all of it.
      return slow == null ? body : new Unread(slow);
    }
  }

  private static Body read(HttpEntity entity, int most, boolean cut, Flow flow, Room.Place place)
      throws IOException {
    try {
      return readOpen(entity, most, cut, flow, place);
    } catch (IOException e) {
      Failed slow = flow.cut();
      if (slow == null) {
        throw e;
      }
      return new Unread(slow);
    }
  }

  // Not closed: that would read it to its end, however far that is.
  @SuppressWarnings("resource")
  private static Body readOpen(
      HttpEntity entity, int most, boolean cut, Flow flow, Room.Place place) throws IOException {
    long announced = entity.getContentLength();
    int end = announced > 0 ? (int) Math.min(most, announced) : most;
    byte[] bytes = new byte[Math.min(end, announced > 0 ? BELIEVED : ROOM)];
    InputStream in = entity.getContent();
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
        int larger = (int) Math.min(end, bytes.length * 2L);
        Failed roomless = flow.hold((long) bytes.length + larger);
        if (roomless != null) {
          return new Unread(roomless);
        }
        bytes = Arrays.copyOf(bytes, larger);
        place.keep(larger);
        bytes[size++] = (byte) next;
      }
      int read = in.read(bytes, size, bytes.length - size);
      if (read < 0) {
        return new Read(new Content(bytes, size));
      }
      size += read;
      Failed slow = flow.tooSlow(size);
      if (slow != null) {
        return new Unread(slow);
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
