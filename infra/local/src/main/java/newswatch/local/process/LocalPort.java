package newswatch.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ports of 127.0.0.1. One that was handed out is not handed out again by this process; and one near
 * the usual not by any other of ours while this one lives.
 */
public final class LocalPort {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final Set<Integer> HANDED_OUT = ConcurrentHashMap.newKeySet();
  private static final PortClaims CLAIMS = PortClaims.ofMachine();

  /** How far the ports are apart that are tried after the usual one, and how many are. */
  private static final int STEP = 10;

  private static final int TRIES = 20;

  private LocalPort() {}

  /** Any free port. */
  public static int free() {
    while (true) {
      try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
        int port = socket.getLocalPort();
        if (HANDED_OUT.add(port)) {
          return port;
        }
      } catch (IOException e) {
        throw new Unable("This machine has no free port on 127.0.0.1.", e);
      }
    }
  }

  /** The usual port where it is free, else one ten, twenty, … above it, else any. */
  public static int near(int usual) {
    for (int i = 0; i < TRIES; i++) {
      int port = usual + i * STEP;
      if (port < 65_536 && isFree(port) && HANDED_OUT.add(port) && CLAIMS.claim(port)) {
        return port;
      }
    }
    return free();
  }

  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, LOOPBACK)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether somebody answers there. */
  public static boolean isOpen(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(LOOPBACK, port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
