package newswatch.local.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A JVM's cache of classes it has read and linked before (JEP 483, 514). It belongs to one JVM, its
 * options and one class path; a JVM that it does not fit leaves it alone and says so in its log. A
 * note beside it says what it was made for, so that one that does not fit is not offered at all.
 *
 * @param file the cache
 * @param made for what: changes whenever the class path's content does
 * @param training whether the JVM is to make it, when it ends, from what it has done
 */
public record StartCache(Path file, String made, boolean training) {
  /** Which the JVM does not take together with a cache. */
  private static final List<String> RIVALS =
      List.of("-Xshare", "-XX:AOT", "-XX:SharedArchiveFile", "-XX:ArchiveClassesAtExit");

  /**
   * JDK 25 warns of stubs that it does not find, once for each; one that does not fit is an error.
   */
  private static final String SILENT = "-Xlog:aot*=error";

  /** Completes what it is made for by the place and the JVM. */
  public static StartCache of(Path file, String content, boolean training) {
    return new StartCache(
        file,
        "%s%n%s%n%s %s%n"
            .formatted(
                content,
                file.toAbsolutePath(),
                System.getProperty("java.home"),
                System.getProperty("java.vm.version")),
        training);
  }

  /** Whether it is there, made for what runs now. */
  public boolean fits() {
    try {
      return Files.exists(file)
          && Files.exists(note())
          && Files.readString(note(), UTF_8).equals(made);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * For the JVM: to make it or, where it fits, to use it.
   *
   * @param added other options for the same JVM
   */
  public List<String> options(List<String> added) {
    if (added.stream().anyMatch(option -> RIVALS.stream().anyMatch(option::startsWith))) {
      return List.of();
    }
    if (training) {
      return List.of("-XX:AOTCacheOutput=" + file);
    }
    return fits() ? List.of("-XX:AOTCache=" + file, SILENT) : List.of();
  }

  /** Removes it before it is made anew. */
  public void discard() throws IOException {
    Files.deleteIfExists(note());
    Files.deleteIfExists(file);
  }

  /**
   * Notes what it was made for.
   *
   * @return whether the JVM did make it
   */
  public boolean keep() throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    Files.writeString(note(), made, UTF_8);
    return true;
  }

  private Path note() {
    return file.resolveSibling(file.getFileName() + ".of");
  }
}
