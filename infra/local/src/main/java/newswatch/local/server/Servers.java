package newswatch.local.server;

import java.nio.file.Files;
import java.nio.file.Path;
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
