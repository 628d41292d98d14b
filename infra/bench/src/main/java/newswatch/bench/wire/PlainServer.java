package newswatch.bench.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import newswatch.local.server.Jdk;

/**
 * Stands in for nginx where there is none: files, ETags, times and compressed copies, in a process
 * of its own.
 */
public final class PlainServer {
  private final Path root;
  private final PrintStream log;

  private PlainServer(Path root, PrintStream log) {
    this.root = root;
    this.log = log;
  }

  static List<String> command(Path root, int port, Path log) {
    return List.of(
        Jdk.launcher(),
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        PlainServer.class.getName(),
        root.toString(),
        Integer.toString(port),
        log.toString());
  }

  /** Takes the root, the port and the file for the log. */
  public static void main(String[] arguments) throws Exception {
    PlainServer server =
        new PlainServer(
            Path.of(arguments[0]), new PrintStream(Files.newOutputStream(Path.of(arguments[2]))));
    for (int host = 0; host < Corpus.HOSTS; host++) {
      ServerSocket socket =
          new ServerSocket(
              Integer.parseInt(arguments[1]), 128, InetAddress.ofLiteral(Corpus.address(host)));
      Thread.ofVirtual().start(() -> server.accept(socket));
    }
    Thread.currentThread().join();
  }

  private void accept(ServerSocket listening) {
    while (true) {
      try {
        Socket socket = listening.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(new BufferedInputStream(socket.getInputStream()), ISO_8859_1));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String path = line.split(" ", -1)[1];
        Map<String, String> headers = new HashMap<>();
        for (String one = in.readLine(); one != null && !one.isEmpty(); one = in.readLine()) {
          String[] header = one.split(":", 2);
          headers.put(header[0].toLowerCase(Locale.ROOT), header[1].strip());
        }
        answer(socket.getOutputStream(), path, headers);
      }
    } catch (IOException | RuntimeException _) {
      // Whoever asked has gone, or speaks no HTTP.
    }
  }

  private void answer(OutputStream out, String path, Map<String, String> headers)
      throws IOException {
    boolean gzip = headers.getOrDefault("accept-encoding", "").contains("gzip");
    Path file = root.resolve(path.substring(1) + (gzip ? ".gz" : "")).normalize();
    int status;
    byte[] body = {};
    String head = "";
    try {
      if (!file.startsWith(root)) {
        throw new NoSuchFileException(path);
      }
      ZonedDateTime written = Files.getLastModifiedTime(file).toInstant().atZone(ZoneOffset.UTC);
      String modified = DateTimeFormatter.RFC_1123_DATE_TIME.format(written);
      String etag = "\"%x-%x\"".formatted(written.toEpochSecond(), Files.size(file));
      String known = headers.get("if-none-match");
      boolean same =
          known != null ? known.equals(etag) : modified.equals(headers.get("if-modified-since"));
      status = same ? 304 : 200;
      body = same ? body : Files.readAllBytes(file);
      head =
          "ETag: %s\r\nLast-Modified: %s\r\nContent-Type: application/xml\r\n%s"
              .formatted(etag, modified, gzip && !same ? "Content-Encoding: gzip\r\n" : "");
    } catch (NoSuchFileException _) {
      status = 404;
    }
    byte[] start =
        "HTTP/1.1 %d Answer\r\n%sContent-Length: %d\r\n\r\n"
            .formatted(status, head, body.length)
            .getBytes(ISO_8859_1);
    byte[] whole = new byte[start.length + body.length];
    System.arraycopy(start, 0, whole, 0, start.length);
    System.arraycopy(body, 0, whole, start.length, body.length);
    out.write(whole);
    out.flush();
    long now = System.currentTimeMillis();
    log.print("%d.%03d %s %d %d%n".formatted(now / 1000, now % 1000, path, status, whole.length));
  }
}
