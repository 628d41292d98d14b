package newswatch.bench.indexing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Bodies of bulk requests in a folder, a file each. */
final class BulkFiles {
  private final Path folder;
  private int number;
  private long bytes;

  private BulkFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes all that these hold, one corpus after the other.
   *
   * @param template the name of the template that makes the indices
   * @return how many bytes they take
   */
  static long write(Path folder, List<IndexingCorpus> corpora, String template) throws IOException {
    Files.createDirectories(folder);
    BulkFiles files = new BulkFiles(folder);
    BulkBodies bodies = new BulkBodies(template, files::lay);
    corpora.forEach(corpus -> corpus.each(bodies::add));
    bodies.finish();
    return files.bytes;
  }

  /** All of them, in their order. */
  static List<byte[]> read(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(BulkFiles::bytes).toList();
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void lay(byte[] body) {
    try {
      Files.write(folder.resolve("%06d.ndjson".formatted(number)), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    number++;
    bytes += body.length;
  }
}
