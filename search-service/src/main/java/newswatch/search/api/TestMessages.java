package newswatch.search.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import newswatch.events.DeliveryAttempt;
import newswatch.events.ReceiverId;
import newswatch.search.delivery.PostOffice;
import org.springframework.stereotype.Component;

/** Sends test messages, to each receiver one every few seconds: nobody is to be hit with them. */
@Component
final class TestMessages {
  private static final Duration APART = Duration.ofSeconds(2);

  private final PostOffice post;
  private final InstantSource clock;
  private final Map<ReceiverId, Instant> last = new ConcurrentHashMap<>();

  TestMessages(PostOffice post, InstantSource clock) {
    this.post = post;
    this.clock = clock;
  }

  /**
   * What came of it.
   *
   * @param arrived whether the receiver took it
   * @param attempt when, how long it took, and what was answered
   */
  record Outcome(boolean arrived, DeliveryAttempt attempt) {}

  /**
   * Sends one, and waits for what comes of it.
   *
   * @throws org.springframework.web.ErrorResponseException 429 where one was sent just now
   */
  Outcome send(ReceiverId to) {
    Instant now = clock.instant();
    last.values().removeIf(at -> !at.plus(APART).isAfter(now));
    if (last.putIfAbsent(to, now) != null) {
      throw CatalogueProblems.testedJustNow(APART);
    }
    DeliveryAttempt attempt = post.test(to);
    return new Outcome(attempt.problem() == null, attempt);
  }
}
