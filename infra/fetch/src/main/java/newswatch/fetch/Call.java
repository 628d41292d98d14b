package newswatch.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.io.LeaseRequest;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.EofSensorInputStream;
import org.apache.hc.core5.http.io.EofSensorWatcher;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, over one connection. That is kept for the next request when the
 * answer was read to its end, and closed when it was not, or was given up.
 */
final class Call implements Cancellable, AutoCloseable {
  private static final HttpRequestExecutor EXCHANGE = new HttpRequestExecutor();

  /** What only the client's debug log shows. */
  private static final String ID = "";

  private final HttpClientConnectionManager connections;
  private final HttpRoute route;
  private final ClassicHttpRequest request;
  private @Nullable LeaseRequest lease;
  private @Nullable ConnectionEndpoint held;
  private boolean over;

  Call(HttpClientConnectionManager connections, HttpRoute route, ClassicHttpRequest request) {
    this.connections = connections;
    this.route = route;
    this.request = request;
  }

  /**
   * Waits for a connection, asks, and waits for the head of the answer.
   *
   * @throws IllegalStateException when it was given up meanwhile
   */
  ClassicHttpResponse answer() throws IOException {
    HttpClientContext context = HttpClientContext.create();
    ConnectionEndpoint connection = connection();
    if (!connection.isConnected()) {
      connections.connect(connection, null, context);
    }
    try {
      ClassicHttpResponse answer = connection.execute(ID, request, EXCHANGE::execute, context);
      TimeValue kept = Connections.keptAfter(request, answer, context);
      if (answer.getEntity() == null) {
        end(kept);
      } else {
        answer.setEntity(new Watched(answer.getEntity(), kept));
      }
      return answer;
    } catch (HttpException e) {
      throw new ClientProtocolException(e.getMessage(), e);
    }
  }

  private ConnectionEndpoint connection() throws IOException {
    LeaseRequest asked = connections.lease(ID, route, Timeout.DISABLED, null);
    begin(asked);
    try {
      ConnectionEndpoint connection = asked.get(Timeout.of(Deadline.left()));
      hold(connection);
      return connection;
    } catch (TimeoutException e) {
      giveBack(asked);
      throw new ConnectionRequestTimeoutException(e.getMessage());
    } catch (InterruptedException _) {
      giveBack(asked);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the request was interrupted");
    } catch (ExecutionException e) {
      throw new IOException("no connection can be had", e.getCause());
    }
  }

  /** What was had a moment after its waiting ended would else be nobody's for ever. */
  private void giveBack(LeaseRequest asked) {
    asked.cancel();
    try {
      hold(asked.get(Timeout.ZERO_MILLISECONDS));
      end(null);
    } catch (InterruptedException
        | ExecutionException
        | TimeoutException
        | IllegalStateException _) {
      // It was cancelled in time, or given back already.
    }
  }

  private synchronized void begin(LeaseRequest asked) {
    if (over) {
      asked.cancel();
      throw new IllegalStateException("the request was given up");
    }
    lease = asked;
  }

  private synchronized void hold(ConnectionEndpoint connection) {
    lease = null;
    held = connection;
    if (over) {
      end(null);
      throw new IllegalStateException("the request was given up");
    }
  }

  /** Gives the connection back. */
  private synchronized void end(@Nullable TimeValue kept) {
    ConnectionEndpoint connection = held;
    held = null;
    if (connection == null) {
      return;
    }
    if (kept == null) {
      try {
        connection.close(CloseMode.IMMEDIATE);
      } finally {
        connections.release(connection, null, TimeValue.ZERO_MILLISECONDS);
      }
    } else {
      connections.release(connection, null, kept);
    }
  }

  /** Gives up what is still to come; what came whole is not touched. */
  @Override
  public synchronized boolean cancel() {
    over = true;
    boolean underWay = held != null || lease != null;
    if (lease != null) {
      lease.cancel();
      lease = null;
    }
    end(null);
    return underWay;
  }

  @Override
  public void close() {
    cancel();
  }

  /** A body that frees its connection at its end. */
  private final class Watched extends HttpEntityWrapper implements EofSensorWatcher {
    private final @Nullable TimeValue kept;

    Watched(HttpEntity body, @Nullable TimeValue kept) {
      super(body);
      this.kept = kept;
    }

    @Override
    public InputStream getContent() throws IOException {
      return new EofSensorInputStream(super.getContent(), this);
    }

    @Override
    public boolean eofDetected(InputStream whole) throws IOException {
      whole.close();
      end(kept);
      return false;
    }

    @Override
    public boolean streamClosed(InputStream rest) {
      cancel();
      return false;
    }

    @Override
    public boolean streamAbort(InputStream rest) {
      cancel();
      return false;
    }
  }
}
