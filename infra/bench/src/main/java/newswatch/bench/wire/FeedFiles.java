package newswatch.bench.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;

/** A corpus as files, each plain and compressed, below the root that the server serves. */
public final class FeedFiles {
  /**
   * A file's ETag is made of its time in seconds and its size, so each change moves the time; and
   * all of them lie in the past, where a server or a client trusts them.
   */
  private static final Instant WRITTEN = Instant.parse("2026-01-02T00:00:00Z");

  private final Path root;
  private final Corpus corpus;
  private long bytes;

  public FeedFiles(Path root, Corpus corpus) {
    this.root = root;
    this.corpus = corpus;
  }

  public Corpus corpus() {
    return corpus;
  }

  /** Writes all feeds as they are at first. */
  public void write() throws IOException {
    Files.createDirectories(root.resolve(corpus.name()));
    try {
      corpus.feeds().parallelStream().forEach(feed -> replaceUnchecked(feed, 0));
      long sum = 0;
      for (GeneratedFeed feed : corpus.feeds()) {
        sum += Files.size(root.resolve(feed.path()));
      }
      bytes = sum;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The size of all feeds as they were first written, uncompressed. */
  public long bytes() {
    return bytes;
  }

  private void replaceUnchecked(GeneratedFeed feed, int changes) {
    try {
      replace(feed, changes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Replaces a feed in one instant by what it lists after so many changes.
   *
   * @param changes from 0, which brings back what it was at first, to 9
   */
  public void replace(GeneratedFeed feed, int changes) throws IOException {
    byte[] document = Rendering.of(feed, corpus.items(feed, changes));
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(document);
    }
    Instant written = WRITTEN.plus(Duration.ofHours(changes));
    put(root.resolve(feed.path() + ".gz"), compressed.toByteArray(), written);
    put(root.resolve(feed.path()), document, written);
  }

  private static void put(Path file, byte[] content, Instant written) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.write(next, content);
    Files.setLastModifiedTime(next, FileTime.from(written));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
