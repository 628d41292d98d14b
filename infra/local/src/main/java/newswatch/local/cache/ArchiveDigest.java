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
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Tells by its content whether an archive is the same, wherever and whenever it was written. */
public final class ArchiveDigest {
  private static final Pattern OURS = Pattern.compile("BOOT-INF/lib/newswatch-[^/]*\\.jar");

  private ArchiveDigest() {}

  /**
   * Of names, sizes and checksums of all entries, which zip files list: no need to read all. Of our
   * own jars inside, which every build writes anew with other times, the entries count instead.
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
            if (OURS.matcher(entry.getName()).matches()) {
              addNested(digest, zip, entry);
            } else if (!entry.isDirectory() && !apart.contains(entry.getName())) {
              add(digest, entry);
            }
          }
        }
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void addNested(MessageDigest digest, ZipFile zip, ZipEntry jar)
      throws IOException {
    try (ZipInputStream nested = new ZipInputStream(zip.getInputStream(jar))) {
      for (@Nullable ZipEntry entry = nested.getNextEntry();
          entry != null;
          entry = nested.getNextEntry()) {
        // Reads to its end, where its size and checksum stand.
        nested.closeEntry();
        if (!entry.isDirectory()) {
          add(digest, entry);
        }
      }
    }
  }

  private static void add(MessageDigest digest, ZipEntry entry) {
    digest.update(
        "%s %d %x%n".formatted(entry.getName(), entry.getSize(), entry.getCrc()).getBytes(UTF_8));
  }
}
