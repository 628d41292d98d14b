package newswatch.fetch;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import javax.net.ssl.SSLPeerUnverifiedException;
import newswatch.fetch.Download.Failed;
import newswatch.fetch.Download.Kind;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.TruncatedChunkException;

/** What went wrong, in words for people, and whether it is likely to be over soon. */
final class Failures {
  /** What the messages of TLS have before the words: the name of the exception behind. */
  private static final Pattern CLASS_NAME =
      Pattern.compile("\\b(?:[a-z]\\w*\\.)+[A-Z][\\w$]*(?:Exception|Error)(?:: ?|\\b)");

  private Failures() {}

  /** The same of what was given up, or went wrong, by this deadline. */
  static Failed of(Exception e, Deadline deadline) {
    return deadline.isOver()
        ? new Failed("no complete answer within " + deadline, Kind.PASSING)
        : of(e);
  }

  static Failed of(Exception e) {
    return switch (e) {
      case GuardedResolver.RefusedAddress refused -> new Failed(words(refused), Kind.REFUSED);
      case UnknownHostException unknown ->
          new Failed("the host name is not known: " + words(unknown), Kind.PASSING);
      case ConnectTimeoutException _ -> new Failed("the server cannot be reached", Kind.PASSING);
      case ConnectException _ -> new Failed("the server refuses connections", Kind.PASSING);
      case SocketTimeoutException _ -> new Failed("the server has fallen silent", Kind.PASSING);
      case NoHttpResponseException _ ->
          new Failed("the server closed the connection without an answer", Kind.PASSING);
      case ConnectionClosedException _, TruncatedChunkException _ ->
          new Failed("the answer was broken off", Kind.PASSING);
      // Its message repeats what came, and a server may send back what it was asked.
      case ClientProtocolException _ ->
          new Failed("the answer cannot be read: it is no HTTP", Kind.PASSING);
      case MessageConstraintException _, ZipException _ ->
          new Failed("the answer cannot be read: " + words(e), Kind.LASTING);
      default -> new Failed(words(e), doubtsCertificate(e) ? Kind.LASTING : Kind.PASSING);
    };
  }

  /** Without the names of Java's classes. */
  private static String words(Exception e) {
    String message = e.getMessage() == null ? "" : e.getMessage();
    String words = CLASS_NAME.matcher(message).replaceAll("").strip();
    return words.isEmpty() ? "the connection failed" : words;
  }

  private static boolean doubtsCertificate(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof GeneralSecurityException
          || cause instanceof SSLPeerUnverifiedException) {
        return true;
      }
    }
    return false;
  }
}
