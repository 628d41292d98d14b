package newswatch.search.find;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import newswatch.events.ArticleId;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended, and all that the next one needs to go on from there.
 *
 * @param print of the search whose page ended there
 * @param last where the page's last article stands
 * @param now from where the age of articles is counted
 * @param point the point in time at which all pages look; absent where they look at the present
 */
record Cursor(String print, Rank last, Instant now, @Nullable String point) {
  Cursor {
    requireNonNull(print, "print");
    requireNonNull(last, "last");
    requireNonNull(now, "now");
  }

  /** The same that looks at the present. */
  Cursor withoutPoint() {
    return new Cursor(print, last, now, null);
  }

  /** As few bytes as it takes: a point in time names each index and node, again and again. */
  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater packer = new Deflater(Deflater.BEST_COMPRESSION, true);
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, packer))) {
      out.writeUTF(print);
      out.writeFloat(last.score());
      out.writeLong(last.rankedAt().toEpochMilli());
      out.writeUTF(last.id().value());
      out.writeLong(now.toEpochMilli());
      if (point != null) {
        out.write(point.getBytes(ISO_8859_1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      packer.end();
    }
    return bytes.toByteArray();
  }

  /** The cursor of these bytes, which {@link #bytes} made. */
  static Cursor of(byte[] bytes) {
    Inflater unpacker = new Inflater(true);
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes), unpacker))) {
      String print = in.readUTF();
      float score = in.readFloat();
      Instant rankedAt = Instant.ofEpochMilli(in.readLong());
      ArticleId id = new ArticleId(in.readUTF());
      Instant now = Instant.ofEpochMilli(in.readLong());
      String point = new String(in.readAllBytes(), ISO_8859_1);
      return new Cursor(print, new Rank(score, rankedAt, id), now, point.isEmpty() ? null : point);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      unpacker.end();
    }
  }
}
