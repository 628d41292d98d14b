package newswatch.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import newswatch.fetch.Download.Failed;
import newswatch.fetch.Download.Kind;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks what came over the wire: one content coding (RFC 9110, section 8.4.1), and then one file
 * that is packed itself, as sitemaps are. What is inside that stays as it is.
 */
final class Coding {
  /** The only one asked for; all servers that compress speak it. */
  static final String ASKED_FOR = "gzip";

  /** No text that somebody wrote is packed tighter; deflate reaches 1032. */
  private static final int TIGHTEST = 250;

  /** What is smaller than this after unpacking hurts nobody. */
  private static final int HARMLESS = 512 * 1024;

  private static final int BUFFER = 8192;

  private Coding() {}

  /**
   * The bytes unpacked.
   *
   * @param encodings the Content-Encoding headers
   * @param most how many bytes there may be after unpacking
   * @param cut whether what is beyond that is left out, rather than everything
   * @param place which holds room for the bytes that came over the wire already
   */
  static Body unpacked(Content wire, Header[] encodings, int most, boolean cut, Room.Place place) {
    List<String> codings =
        Arrays.stream(encodings)
            .flatMap(header -> Stream.of(header.getValue().split(",", -1)))
            .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
            .filter(coding -> !coding.isEmpty() && !"identity".equals(coding))
            .toList();
    if (codings.size() > 1) {
      return failed("it is packed more than once");
    }
    String coding = codings.isEmpty() ? "" : codings.getFirst();
    Unpacking unpacking = new Unpacking(wire.size(), most, cut, place);
    try {
      Body body =
          switch (coding) {
            // Said to be packed though it is not: what is there is still the answer.
            case "", "gzip", "x-gzip" -> new Body.Read(wire);
            case "deflate" -> unpacking.of(deflated(wire), wire.room());
            default -> failed("nobody asked for the coding '" + coding + "'");
          };
      boolean file = coding.endsWith("gzip");
      for (int layer = file ? 2 : 1; layer > 0; layer--) {
        if (body instanceof Body.Read(Content content) && isGzip(content)) {
          long held = (long) wire.room() + (content == wire ? 0 : content.room());
          body = unpacking.of(new GZIPInputStream(content.stream(), BUFFER), held);
        }
      }
      return body;
    } catch (EOFException _) {
      return failed("it breaks off");
    } catch (ZipException e) {
      return failed(e.getMessage());
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory can be read", e);
    }
  }

  /**
   * Reads what is unpacked.
   *
   * @param packed how many bytes came over the wire
   */
  private record Unpacking(int packed, int most, boolean cut, Room.Place place) {
    /**
     * @param held for what it is unpacked from
     */
    Body of(InputStream unpacking, long held) throws IOException {
      try (unpacking) {
        long free = Math.max(BUFFER, Room.FREE - held);
        int room = (int) Math.min(most, Math.min(free, Math.max(BUFFER, packed * 4L)));
        Failed roomless = place.hold(held + room);
        return roomless == null ? read(unpacking, new byte[room], held) : new Body.Unread(roomless);
      }
    }

    private Body read(InputStream unpacking, byte[] room, long held) throws IOException {
      byte[] bytes = room;
      int size = 0;
      while (true) {
        if (size == bytes.length) {
          if (size > HARMLESS && size / TIGHTEST > packed) {
            return failed("it is packed more than %d times".formatted(TIGHTEST));
          }
          int next = unpacking.read();
          if (next < 0) {
            return new Body.Read(new Content(bytes, size));
          }
          if (size == most) {
            return cut ? new Body.Read(new Content(bytes, size)) : Body.tooLarge(most);
          }
          int larger = (int) Math.min(most, larger(bytes.length, held + bytes.length));
          Failed roomless = place.hold(held + bytes.length + larger);
          if (roomless != null) {
            return new Body.Unread(roomless);
          }
          bytes = Arrays.copyOf(bytes, larger);
          place.keep(held + larger);
          bytes[size++] = (byte) next;
        }
        int read = unpacking.read(bytes, size, bytes.length - size);
        if (read < 0) {
          return new Body.Read(new Content(bytes, size));
        }
        size += read;
      }
    }
  }

  /** Twice as much, or as much less as needs no room: that is not asked for before it is needed. */
  private static long larger(long size, long held) {
    long free = Room.FREE - held;
    return free > size ? Math.min(free, size * 2) : size * 2;
  }

  private static boolean isGzip(Content content) {
    return content.size() > 2
        && content.at(0) == 0x1f
        && content.at(1) == 0x8b
        && content.at(2) == 8;
  }

  /** With the header of zlib, as the RFC has it, or without, as some servers do. */
  private static InputStream deflated(Content wire) {
    boolean zlib =
        wire.size() > 1 && (wire.at(0) & 0x0f) == 8 && ((wire.at(0) << 8) + wire.at(1)) % 31 == 0;
    return new OwnInflater(wire.stream(), new Inflater(!zlib));
  }

  private static Body failed(@Nullable String why) {
    return new Body.Unread(
        new Failed(
            "the answer cannot be unpacked" + (why == null ? "" : ": " + why), Kind.LASTING));
  }

  /** Frees the inflater's own memory when it is closed. */
  private static final class OwnInflater extends InflaterInputStream {
    OwnInflater(InputStream in, Inflater inflater) {
      super(in, inflater, BUFFER);
    }

    @Override
    public void close() throws IOException {
      super.close();
      inf.end();
    }
  }
}
