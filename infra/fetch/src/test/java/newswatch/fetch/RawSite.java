package newswatch.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A server on loopback that may break every rule: what it answers is written by hand. */
final class RawSite implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ServerSocket server;
  final AtomicInteger connections = new AtomicInteger();
  final AtomicInteger requests = new AtomicInteger();

  /** Written in answers, as long as somebody took it. */
  final AtomicLong sent = new AtomicLong();

  /** What is written to a connection for each request that comes in on it. */
  @FunctionalInterface
  interface Answer {
    void to(OutputStream out) throws IOException;
  }

  RawSite(Answer answer) {
    try {
      server = new ServerSocket(0, 512, InetAddress.ofLiteral("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(() -> accept(answer));
  }

  static RawSite saying(String text) {
    return new RawSite(out -> out.write(text.getBytes(ISO_8859_1)));
  }

  private void accept(Answer answer) {
    try {
      while (true) {
        Socket socket = server.accept();
        connections.incrementAndGet();
        threads.execute(() -> serve(socket, answer));
      }
    } catch (IOException _) {
      // Closed, at the end.
    }
  }

  private void serve(Socket socket, Answer answer) {
    try (socket;
        BufferedReader in =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1))) {
      OutputStream out = socket.getOutputStream();
      while (true) {
        String line;
        do {
          line = in.readLine();
          if (line == null) {
            return;
          }
        } while (!line.isEmpty());
        requests.incrementAndGet();
        answer.to(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                out.write(b);
                sent.incrementAndGet();
              }

              @Override
              public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
                sent.addAndGet(length);
              }

              @Override
              public void close() throws IOException {
                out.close();
              }
            });
      }
    } catch (IOException _) {
      // The other side has had enough.
    }
  }

  /** Waits so long, or until this is closed. */
  void pause(int millis) throws IOException {
    try {
      if (closed.await(millis, TimeUnit.MILLISECONDS)) {
        throw new IOException("closed");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  String host() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  URI address() {
    return URI.create("http://" + host() + "/");
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    server.close();
    threads.shutdownNow();
  }
}
