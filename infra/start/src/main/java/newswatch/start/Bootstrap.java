package newswatch.start;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Where brokers are, and what listens there. Kafka's clients say of a port that speaks otherwise
 * than they do only that it does not answer, and take a TLS alert for a record of 350 MB.
 *
 * @param servers as they are set, each {@code host:port}
 */
record Bootstrap(List<String> servers) {
  /** The setting that names them. */
  static final String SETTING = "spring.kafka.bootstrap-servers";

  private static final int MILLIS = 2_000;

  /** Kafka's question which requests are known, in its first version: answered before any login. */
  private static final byte[] GREETING = {0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 0, -1, -1};

  private static final int TLS_ALERT = 21;

  /** What a port says when it is greeted as Kafka is without TLS. */
  enum Answer {
    /** It is Kafka's, and speaks plainly. */
    PLAIN,
    /** It speaks TLS. */
    TLS,
    /** It took the connection and said nothing that we know: it may be a proxy without a broker. */
    NOTHING
  }

  /**
   * @throws CannotStart when an address is not of the form {@code host:port}
   */
  Bootstrap {
    servers = List.copyOf(servers);
    // All together: a comma in a password would leave a part of it that has no @ behind it.
    String all = String.join(",", servers);
    int login = all.lastIndexOf('@');
    if (login >= 0) {
      throw misnamed("a login stands before '" + all.substring(login + 1) + "'");
    }
    for (String server : servers) {
      if (!isAddress(server)) {
        throw misnamed("'" + server + "' is not host:port");
      }
    }
    if (servers.isEmpty()) {
      throw misnamed("it is empty");
    }
  }

  /** As Kafka's clients take it: a list, or one text with commas. */
  static Bootstrap of(@Nullable Object setting) {
    Stream<?> parts =
        setting instanceof Collection<?> many ? many.stream() : Stream.ofNullable(setting);
    return new Bootstrap(
        parts
            .flatMap(part -> Stream.of(String.valueOf(part).split(",", -1)))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .toList());
  }

  private static CannotStart misnamed(String problem) {
    return new CannotStart(
        SETTING + " names no broker: " + problem,
        "Write host:port, several with commas between them, such as kafka:9092. A login goes"
            + " into spring.kafka.properties.sasl.jaas.config.",
        null);
  }

  private static boolean isAddress(String server) {
    try {
      String host = Utils.getHost(server);
      Integer port = Utils.getPort(server);
      return host != null && !host.isEmpty() && port != null && port > 0 && port <= 0xFFFF;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Greets the servers until one takes the connection.
   *
   * @throws IOException when none does, with the reason of the last
   */
  Answer greet() throws IOException {
    IOException failure = new IOException("no broker is named");
    for (String server : servers) {
      try {
        return greet(server);
      } catch (UnknownHostException _) {
        failure = new IOException("the name " + Utils.getHost(server) + " is not known");
      } catch (IOException e) {
        failure = e;
      }
    }
    throw failure;
  }

  private static Answer greet(String server) throws IOException {
    InetSocketAddress address = new InetSocketAddress(Utils.getHost(server), Utils.getPort(server));
    if (address.isUnresolved()) {
      throw new UnknownHostException(server);
    }
    try (Socket socket = new Socket()) {
      socket.connect(address, MILLIS);
      socket.setSoTimeout(MILLIS);
      return answer(socket);
    }
  }

  private static Answer answer(Socket socket) {
    try {
      socket.getOutputStream().write(GREETING);
      InputStream in = socket.getInputStream();
      byte[] begin = in.readNBytes(8);
      if (begin.length > 0 && begin[0] == TLS_ALERT) {
        return Answer.TLS;
      }
      // A size that is no larger than such an answer can be, and the number of our question.
      boolean ours = begin.length == 8 && begin[0] == 0 && begin[1] == 0;
      return ours && begin[4] + begin[5] + begin[6] + begin[7] == 0 ? Answer.PLAIN : Answer.NOTHING;
    } catch (IOException e) {
      return Answer.NOTHING;
    }
  }

  @Override
  public String toString() {
    return servers.stream().collect(Collectors.joining(","));
  }
}
