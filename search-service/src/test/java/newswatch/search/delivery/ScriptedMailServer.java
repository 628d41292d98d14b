package newswatch.search.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server of mail that answers each command as a test says; else it takes everything. */
final class ScriptedMailServer implements AutoCloseable {
  /** As the answer to a command: the connection is cut instead. */
  static final String CUT = "";

  /** As the answer to a command: there is none. */
  static final String SILENCE = "...";

  private static final Map<String, String> KIND =
      Map.of("DATA", "354 Go on", "QUIT", "221 Bye", "HELLO", "220 scripted.example");

  private final ServerSocket server;
  private final Map<String, String> answers;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /**
   * @param answers by command; HELLO is the greeting, and . the end of a mail
   */
  ScriptedMailServer(Map<String, String> answers) throws IOException {
    this.answers = Map.copyOf(answers);
    this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** How many connections are not at their end. */
  int open() {
    return open.size();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        BufferedReader in =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
      boolean goesOn = answer(socket, "HELLO");
      boolean inMail = false;
      while (goesOn) {
        String line = in.readLine();
        if (line == null) {
          return;
        }
        if (!inMail) {
          String command = line.replaceFirst(" .*", "").toUpperCase(Locale.ROOT);
          goesOn = answer(socket, command);
          inMail = command.equals("DATA") && !answers.containsKey("DATA");
        } else if (line.equals(".")) {
          goesOn = answer(socket, ".");
          inMail = false;
        }
      }
    } catch (IOException _) {
      // The client has gone.
    } finally {
      open.remove(socket);
    }
  }

  private boolean answer(Socket socket, String command) throws IOException {
    String answer = answers.getOrDefault(command, KIND.getOrDefault(command, "250 OK"));
    if (answer.equals(CUT)) {
      return false;
    }
    if (!answer.equals(SILENCE)) {
      socket.getOutputStream().write((answer + "\r\n").getBytes(US_ASCII));
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
