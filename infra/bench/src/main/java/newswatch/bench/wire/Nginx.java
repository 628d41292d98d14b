package newswatch.bench.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An nginx of our own, with its settings and its files in one folder: it needs no rights and leaves
 * any other alone.
 *
 * @param root what it serves
 * @param log receives a line for each request
 */
record Nginx(Path folder, Path root, int port, Path log) {
  private static @Nullable Path program() {
    return Stream.concat(
            Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1)),
            // Where people who are not root do not look by default.
            Stream.of("/usr/sbin", "/usr/local/sbin"))
        .filter(place -> !place.isEmpty())
        .map(place -> Path.of(place, "nginx"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  /** Writes its settings; answers whether there is an nginx that takes them. */
  boolean usable() throws IOException {
    Path program = program();
    if (program == null) {
      return false;
    }
    Files.writeString(settingsFile(), settings());
    return !FeedServer.printed(
            List.of(program.toString(), "-t", "-e", errors(), "-c", settingsFile().toString()))
        .isEmpty();
  }

  String version() {
    return FeedServer.printed(List.of(String.valueOf(program()), "-v"))
        .replaceFirst(".*version: ", "");
  }

  List<String> command() {
    return List.of(String.valueOf(program()), "-e", errors(), "-c", settingsFile().toString());
  }

  private Path settingsFile() {
    return folder.resolve("nginx.conf");
  }

  private String errors() {
    return folder.resolve("errors.log").toString();
  }

  private String settings() {
    String listen =
        IntStream.range(0, Corpus.HOSTS)
            .mapToObj(host -> "    listen %s:%d;".formatted(Corpus.address(host), port))
            .collect(Collectors.joining("\n"));
    // Its workers would give up root's rights, and then not be let into the folder.
    String user = "root".equals(System.getProperty("user.name")) ? "user root;" : "";
    return """
    daemon off;
    worker_processes 1;
    %1$s
    pid %2$s/nginx.pid;
    error_log %2$s/errors.log warn;
    events {
      worker_connections 4096;
    }
    http {
      log_format bench '$msec $uri $status $bytes_sent';
      access_log %3$s bench;
      client_body_temp_path %2$s/body;
      proxy_temp_path %2$s/proxy;
      fastcgi_temp_path %2$s/fastcgi;
      uwsgi_temp_path %2$s/uwsgi;
      scgi_temp_path %2$s/scgi;
      default_type application/xml;
      etag on;
      gzip_static on;
      sendfile on;
      tcp_nopush on;
      keepalive_timeout 300s;
      keepalive_requests 1000000;
      server {
    %4$s
        root %5$s;
      }
    }
    """
        .formatted(user, folder, log, listen, root);
  }
}
