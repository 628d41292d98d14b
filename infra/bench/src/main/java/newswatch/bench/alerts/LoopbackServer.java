package newswatch.bench.alerts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import newswatch.local.process.LocalPort;

/**
 * Answers HTTP/1.1 on several addresses of the loopback, all on one port, each connection on a
 * virtual thread. It says when an answer's last byte was written, which servers for general use do
 * not.
 */
final class LoopbackServer implements AutoCloseable {
  private static final int BACKLOG = 1_024;

  private final List<ServerSocket> sockets = new ArrayList<>();
  private final Answerer answerer;
  private final int port;

  /**
   * What is asked.
   *
   * @param headers with their names in lower case
   * @param body empty where there is none
   */
  record Request(String path, Map<String, String> headers, String body) {
    Request {
      headers = Map.copyOf(headers);
    }
  }

  /**
   * What is answered.
   *
   * @param body none where it is empty
   * @param written runs when the last byte has been handed to the system
   */
  record Answer(int status, Map<String, String> headers, String body, Runnable written) {
    Answer {
      headers = Map.copyOf(headers);
    }
  }

  /** Decides on answers, on many threads. */
  @FunctionalInterface
  interface Answerer {
    Answer answer(Request request);
  }

  private LoopbackServer(int port, Answerer answerer) {
    this.port = port;
    this.answerer = answerer;
  }

  /**
   * Starts it.
   *
   * @param addresses such as 127.0.3.1
   */
  static LoopbackServer start(List<String> addresses, Answerer answerer) {
    LoopbackServer server = new LoopbackServer(LocalPort.free(), answerer);
    try {
      for (String address : addresses) {
        ServerSocket socket =
            new ServerSocket(server.port, BACKLOG, InetAddress.ofLiteral(address));
        server.sockets.add(socket);
        Thread.ofVirtual().name("loopback-" + address).start(() -> server.accept(socket));
      }
    } catch (IOException e) {
      server.close();
      throw new UncheckedIOException(e);
    }
    return server;
  }

  int port() {
    return port;
  }

  private void accept(ServerSocket listening) {
    while (true) {
      try {
        Socket socket = listening.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException _) {
        return; // It is closed.
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      OutputStream out = socket.getOutputStream();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String path = line.split(" ", -1)[1];
        Map<String, String> headers = new HashMap<>();
        for (String one = in.readLine(); one != null && !one.isEmpty(); one = in.readLine()) {
          String[] header = one.split(":", 2);
          headers.put(header[0].toLowerCase(Locale.ROOT), header[1].strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        Answer answer = answerer.answer(new Request(path, headers, body(in, length)));
        out.write(bytes(answer));
        out.flush();
        answer.written().run();
      }
    } catch (IOException _) {
      // Whoever asked has gone.
    }
  }

  /** Each character is a byte so far. */
  private static String body(BufferedReader in, int length) throws IOException {
    char[] characters = new char[length];
    int read = 0;
    while (read < length) {
      int more = in.read(characters, read, length - read);
      if (more < 0) {
        throw new EOFException();
      }
      read += more;
    }
    return new String(new String(characters).getBytes(ISO_8859_1), UTF_8);
  }

  private static byte[] bytes(Answer answer) {
    byte[] body = answer.body().getBytes(UTF_8);
    StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " Answer\r\n");
    answer.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    if (answer.status() >= 200 && answer.status() != 204 && answer.status() != 304) {
      head.append("Content-Length: " + body.length + "\r\n");
    }
    byte[] start = head.append("\r\n").toString().getBytes(ISO_8859_1);
    byte[] whole = new byte[start.length + body.length];
    System.arraycopy(start, 0, whole, 0, start.length);
    System.arraycopy(body, 0, whole, start.length, body.length);
    return whole;
  }

  @Override
  public void close() {
    for (ServerSocket socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
