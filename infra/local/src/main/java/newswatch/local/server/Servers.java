package newswatch.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import newswatch.local.cache.StartCache;
import newswatch.local.process.Unable;

/**
 * Where the build leaves the servers.
 *
 * @param kafka the folder of the broker's jars
 * @param elasticsearch the node's zip
 * @param plugin the jar of the node's analysis plugin
 */
public record Servers(Path kafka, Path elasticsearch, Path plugin) {
  private static final String BUILT = "infra/local/target/servers";

  /**
   * By the system property {@code newswatch.servers}, else in the project around the working
   * directory.
   *
   * @throws Unable if they have not been built
   */
  public static Servers built() {
    String property = System.getProperty("newswatch.servers");
    Path folder = property != null ? Path.of(property).toAbsolutePath() : around();
    Servers servers =
        new Servers(
            folder.resolve("kafka"),
            folder.resolve("elasticsearch.zip"),
            folder.resolve("elasticsearch-plugin.jar"));
    if (!Files.isDirectory(servers.kafka)
        || !Files.exists(servers.elasticsearch)
        || !Files.exists(servers.plugin)) {
      throw new Unable(
          "The servers are not in %s: build them with mvn -pl infra/local -am package -DskipTests."
              .formatted(folder));
    }
    return servers;
  }

  /**
   * The broker's.
   *
   * @param training whether it is to be made
   */
  public StartCache kafkaCache(boolean training) {
    try (Stream<Path> jars = Files.list(kafka)) {
      StringBuilder content = new StringBuilder();
      for (Path jar : (Iterable<Path>) jars.sorted()::iterator) {
        content.append(jar.getFileName()).append(' ').append(Files.size(jar)).append('\n');
      }
      return StartCache.of(kafka.resolveSibling("kafka.aot"), content.toString(), training);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path around() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(BUILT))) {
        return folder.resolve(BUILT);
      }
    }
    return start.resolve(BUILT);
  }
}
