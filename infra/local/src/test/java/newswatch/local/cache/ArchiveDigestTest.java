package newswatch.local.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveDigestTest {
  private static final String OURS = "BOOT-INF/lib/newswatch-events-1.jar";

  @TempDir private Path folder;

  @Test
  void timesOfABuildDoNotCount() throws IOException {
    assertThat(digest(1, "events", "built at 1")).isEqualTo(digest(2, "events", "built at 2"));
  }

  @Test
  void contentOfAJarInsideCounts() throws IOException {
    assertThat(digest(1, "events", "")).isNotEqualTo(digest(1, "others", ""));
  }

  private String digest(int time, String events, String info) throws IOException {
    byte[] nested = zip(time, Map.of("Events.class", events.getBytes(UTF_8)));
    Path jar = folder.resolve("service.jar");
    Files.write(jar, zip(time, Map.of(OURS, nested, "build-info", info.getBytes(UTF_8))));
    return ArchiveDigest.of(List.of(jar), Set.of("build-info"));
  }

  private static byte[] zip(int time, Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file :
          files.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTime(time * 100_000_000_000L);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }
}
