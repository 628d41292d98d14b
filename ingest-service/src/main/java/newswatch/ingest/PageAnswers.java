package newswatch.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import newswatch.fetch.Content;
import newswatch.ingest.page.Page;
import newswatch.ingest.page.PageReader;
import newswatch.ingest.page.Reading;

/** Answers what ingest makes of a page in a file, by the reader of what is fetched. */
final class PageAnswers {
  /** RFC 1952, section 2.3.1. */
  private static final int GZIP_FIRST = 0x1f;

  private static final int GZIP_SECOND = 0x8b;

  private final PageReader reader;

  PageAnswers(PageReader reader) {
    this.reader = reader;
  }

  /**
   * The page in this file, which may be packed by gzip.
   *
   * @param address where it came from, or {@link PageReader#NOWHERE}
   */
  PageLine in(String file, URI address) {
    try (InputStream in = unpacked(Files.newInputStream(Path.of(file)))) {
      // One more than is read, so that the reader says what is too large.
      Content content = new Content(in.readNBytes(PageReader.MAX_BYTES + 1));
      return switch (reader.read(content, null, address)) {
        case Page page -> PageLine.of(file, page);
        case Reading.NoArticle none -> PageLine.failed(file, none.problem());
      };
    } catch (NoSuchFileException _) {
      return PageLine.failed(file, "there is no file " + file);
    } catch (AccessDeniedException _) {
      return PageLine.failed(file, "access to " + file + " is denied");
    } catch (IOException | InvalidPathException e) {
      return PageLine.failed(file, file + " cannot be read: " + e.getMessage());
    }
  }

  private static InputStream unpacked(InputStream file) throws IOException {
    InputStream in = new BufferedInputStream(file);
    in.mark(2);
    boolean packed = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
    in.reset();
    return packed ? new GZIPInputStream(in) : in;
  }
}
