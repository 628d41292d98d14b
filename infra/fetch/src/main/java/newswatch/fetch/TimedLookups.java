package newswatch.fetch;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;

/**
 * Looks names up in threads of its own, so that a name server that does not answer holds up neither
 * the fetch beyond its deadline nor the carrier of a virtual thread. Those who ask for the same
 * host at the same time share one look-up.
 */
final class TimedLookups implements DnsResolver, AutoCloseable {
  /** They do nothing but wait; a look-up that hangs keeps one for the system's own half minute. */
  private static final int AT_ONCE = 128;

  private final DnsResolver names;
  private final Map<String, CompletableFuture<InetAddress[]>> running = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          AT_ONCE,
          AT_ONCE,
          10,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          Thread.ofPlatform().daemon().name("fetch-lookup-", 0).factory());

  TimedLookups(DnsResolver names) {
    this.names = requireNonNull(names, "names");
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    if (Destination.isLiteral(host)) {
      return names.resolve(host);
    }
    try {
      return lookup(host).get(Deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      throw new UnknownHostException(host + ": the name servers do not answer in time");
    } catch (ExecutionException e) {
      throw failed(host, e.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException(host + ": the look-up was interrupted");
    }
  }

  private CompletableFuture<InetAddress[]> lookup(String host) {
    CompletableFuture<InetAddress[]> mine = new CompletableFuture<>();
    CompletableFuture<InetAddress[]> earlier = running.putIfAbsent(host, mine);
    if (earlier != null) {
      return earlier;
    }
    threads.execute(
        () -> {
          Runnable told;
          try {
            InetAddress[] found = names.resolve(host);
            told = () -> mine.complete(found);
          } catch (UnknownHostException | RuntimeException e) {
            told = () -> mine.completeExceptionally(e);
          } finally {
            // Before it is told: who asks afterwards asks anew.
            running.remove(host, mine);
          }
          told.run();
        });
    return mine;
  }

  private static UnknownHostException failed(String host, @Nullable Throwable cause) {
    UnknownHostException unknown =
        new UnknownHostException(
            cause instanceof UnknownHostException && cause.getMessage() != null
                ? cause.getMessage()
                : host);
    unknown.initCause(cause);
    return unknown;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
