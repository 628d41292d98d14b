package newswatch.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.io.LeaseRequest;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallTest {
  private final Endpoint endpoint = new Endpoint();
  private final Connections connections = new Connections();
  private final Call call =
      new Call(
          connections,
          new HttpRoute(new HttpHost("http", "news.example", 80)),
          new BasicClassicHttpRequest(Method.GET, "/"));

  @Test
  void connectionThatIsHadWhileTheWaitingIsInterruptedIsGivenBack() {
    connections.lease = new Lease(new InterruptedException(), true);
    assertThatThrownBy(call::answer).isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(connections.released).containsExactly(endpoint);
    assertThat(endpoint.closed).isTrue();
    assertThat(call.cancel()).isFalse();
  }

  @Test
  void connectionThatIsHadAsTheTimeIsOverIsGivenBack() {
    connections.lease = new Lease(new TimeoutException("late"), true);
    assertThatThrownBy(call::answer).isInstanceOf(ConnectionRequestTimeoutException.class);
    assertThat(connections.released).containsExactly(endpoint);
  }

  @Test
  void nothingIsGivenBackWhereNothingWasHad() {
    connections.lease = new Lease(new InterruptedException(), false);
    assertThatThrownBy(call::answer).isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(connections.released).isEmpty();
    assertThat(connections.lease.cancelled).isTrue();
  }

  /** Its first waiter leaves in vain; afterwards there is a connection, or never one. */
  private final class Lease implements LeaseRequest {
    private final boolean had;
    private @Nullable Exception first;
    private boolean cancelled;

    Lease(Exception first, boolean had) {
      this.first = first;
      this.had = had;
    }

    @Override
    public ConnectionEndpoint get(Timeout timeout) throws InterruptedException, TimeoutException {
      Exception ending = first;
      first = null;
      if (ending instanceof InterruptedException interrupted) {
        throw interrupted;
      }
      if (ending instanceof TimeoutException late) {
        throw late;
      }
      if (!had) {
        throw new CancellationException();
      }
      return endpoint;
    }

    @Override
    public boolean cancel() {
      cancelled = true;
      return !had;
    }
  }

  private final class Connections implements HttpClientConnectionManager {
    private final List<ConnectionEndpoint> released = new ArrayList<>();
    private Lease lease = new Lease(new InterruptedException(), false);

    @Override
    public LeaseRequest lease(String id, HttpRoute route, Timeout timeout, @Nullable Object state) {
      return lease;
    }

    @Override
    public void release(
        ConnectionEndpoint connection, @Nullable Object state, TimeValue keepAlive) {
      released.add(connection);
    }

    @Override
    public void connect(
        ConnectionEndpoint connection, @Nullable TimeValue timeout, HttpContext context) {
      throw new AssertionError("nothing to connect to");
    }

    @Override
    public void upgrade(ConnectionEndpoint connection, HttpContext context) {
      throw new AssertionError("nothing to upgrade");
    }

    @Override
    public void close(CloseMode mode) {}

    @Override
    public void close() {}
  }

  @SuppressWarnings("deprecation")
  private static final class Endpoint extends ConnectionEndpoint {
    private boolean closed;

    @Override
    public ClassicHttpResponse execute(
        String id, ClassicHttpRequest request, HttpRequestExecutor executor, HttpContext context) {
      throw new AssertionError("nothing to ask");
    }

    @Override
    public boolean isConnected() {
      return false;
    }

    @Override
    public void setSocketTimeout(Timeout timeout) {}

    @Override
    public void close(CloseMode mode) {
      closed = true;
    }

    @Override
    public void close() throws IOException {
      closed = true;
    }
  }
}
