package newswatch.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/** Fetchers with the limits that tests use. */
final class Fetchers {
  static final int MAX_BYTES = 64 * 1024;

  /** Long enough for a machine that has other things to do. */
  static final Duration DEADLINE = Duration.ofSeconds(20);

  static final Duration SHORT = Duration.ofSeconds(2);

  private Fetchers() {}

  static Fetcher allowing(String allowed) {
    return allowing(allowed, SystemDefaultDnsResolver.INSTANCE);
  }

  static Fetcher allowing(String allowed, DnsResolver names) {
    return new Fetcher(limits(DEADLINE, allowed), names, null);
  }

  /** With the short deadline. */
  static Fetcher hurried(String allowed, DnsResolver names) {
    return new Fetcher(limits(SHORT, allowed), names, null);
  }

  /** With the long deadline, answers of up to a megabyte, and this room for large ones. */
  static Fetcher roomy(Room room) {
    return new Fetcher(
        new FetchLimits(DEADLINE, 1 << 20, 5, "Newswatch/0.1", Allowance.parse("127.0.0.0/8")),
        SystemDefaultDnsResolver.INSTANCE,
        null,
        room);
  }

  static FetchLimits limits(Duration deadline, String allowed) {
    return new FetchLimits(deadline, MAX_BYTES, 5, "Newswatch/0.1", Allowance.parse(allowed));
  }

  static String text(Download download) {
    assertThat(download).isInstanceOf(Download.Changed.class);
    try (var in = ((Download.Changed) download).content().stream()) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Download.Failed failed(Download download) {
    assertThat(download).isInstanceOf(Download.Failed.class);
    return (Download.Failed) download;
  }
}
