package newswatch.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import newswatch.local.cache.ArchiveDigest;
import newswatch.local.cache.StartCache;
import newswatch.local.process.Child;
import newswatch.local.process.Launch;
import newswatch.local.process.Unable;
import newswatch.local.server.Folders;
import newswatch.local.server.Jdk;

/**
 * A service's jar. Beside it, in {@code quick}, it may lie unpacked with a start cache: nested jars
 * are slow to read, and the JVM caches nothing that comes out of them. What lies there is used only
 * while it has the jar's content.
 *
 * @param built the one jar that the build makes
 * @param content tells it from a jar with other content
 * @param training whether the cache is to be made
 */
record ServiceJar(Path built, String content, boolean training) {
  /** Changes with every build. */
  private static final Set<String> APART =
      Set.of("BOOT-INF/classes/META-INF/build-info.properties");

  private static final Duration UNPACKING = Duration.ofMinutes(1);

  /**
   * @throws Unable if it has not been built
   */
  static ServiceJar of(Path built) {
    return new ServiceJar(built, digest(built), false);
  }

  /** The same, to be trained unless its cache fits. */
  static ServiceJar inTraining(Path built) {
    ServiceJar jar = of(built);
    return new ServiceJar(built, jar.content, !jar.cache().fits());
  }

  private static String digest(Path built) {
    if (!Files.exists(built)) {
      throw new Unable("%s is missing: build it with mvn -DskipTests package.".formatted(built));
    }
    try {
      return ArchiveDigest.of(List.of(built), APART);
    } catch (IOException e) {
      throw new Unable(
          "%s cannot be read (%s): build it again with mvn -DskipTests package."
              .formatted(built, e.getMessage()),
          e);
    }
  }

  StartCache cache() {
    return StartCache.of(folder().resolve("start.aot"), content, training);
  }

  /** What to give the JVM as its jar. */
  Path toRun() {
    return isUnpacked() ? unpacked() : built;
  }

  /** What to tell the JVM beside that. */
  List<String> options(List<String> added) {
    return isUnpacked() ? cache().options(added) : List.of();
  }

  /** Lays it out unpacked, unless it is; what was there before goes, its cache too. */
  void unpack() throws IOException {
    if (isUnpacked()) {
      return;
    }
    Folders.delete(folder());
    Child.run(
        new Launch(
            List.of(
                Jdk.launcher(),
                Jdk.QUICK_START,
                "-XX:+UseSerialGC",
                "-Djarmode=tools",
                "-jar",
                built.toAbsolutePath().toString(),
                "extract",
                "--destination",
                folder().toAbsolutePath().toString()),
            Map.of(),
            Path.of("").toAbsolutePath(),
            built.resolveSibling("quick.log")),
        UNPACKING);
    Files.writeString(note(), content, UTF_8);
  }

  private boolean isUnpacked() {
    try {
      return Files.exists(unpacked())
          && Files.exists(note())
          && Files.readString(note(), UTF_8).equals(content);
    } catch (IOException e) {
      return false;
    }
  }

  private Path unpacked() {
    return folder().resolve(built.getFileName());
  }

  private Path folder() {
    return built.resolveSibling("quick");
  }

  private Path note() {
    return folder().resolve("unpacked.of");
  }
}
