package newswatch.local.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Tells by its content whether an archive is the same, wherever and whenever it was written. */
public final class ArchiveDigest {
  private ArchiveDigest() {}

  /**
   * Of names, sizes and checksums of all entries, which zip files list: no need to read all.
   *
   * @param apart names of entries that do not count
   * @return 16 hexadecimal digits
   */
  public static String of(List<Path> archives, Set<String> apart) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path archive : archives) {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
          for (Enumeration<? extends ZipEntry> e = zip.entries(); e.hasMoreElements(); ) {
            ZipEntry entry = e.nextElement();
            if (!apart.contains(entry.getName())) {
              digest.update(
                  "%s %d %x%n"
                      .formatted(entry.getName(), entry.getSize(), entry.getCrc())
                      .getBytes(UTF_8));
            }
          }
        }
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
