package newswatch.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedFilesTest {
  @TempDir Path root;

  private final Corpus corpus = new Corpus("feeds", 30, 1, 8_000);

  @Test
  void compressedCopySaysTheSame() throws Exception {
    new FeedFiles(root, corpus).write();
    for (GeneratedFeed feed : corpus.feeds()) {
      try (InputStream in =
          new GZIPInputStream(Files.newInputStream(root.resolve(feed.path() + ".gz")))) {
        assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(root.resolve(feed.path())));
      }
    }
  }

  @Test
  void replacedFileHasAnotherTimeAndComesBackAsItWas() throws Exception {
    FeedFiles files = new FeedFiles(root, corpus);
    files.write();
    GeneratedFeed feed = corpus.feeds().get(3);
    Path file = root.resolve(feed.path());
    byte[] bytes = Files.readAllBytes(file);
    var written = Files.getLastModifiedTime(file);
    files.replace(feed, 1);
    assertThat(Files.readAllBytes(file)).isNotEqualTo(bytes);
    assertThat(Files.getLastModifiedTime(file)).isNotEqualTo(written);
    files.replace(feed, 0);
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(written);
    assertThat(root.resolve("feeds"))
        .isDirectoryNotContaining(path -> path.toString().endsWith(".next"));
  }
}
