package newswatch.search.api;

import newswatch.events.DeliveryAttempt;
import newswatch.events.Receiver;
import newswatch.events.ReceiverId;
import newswatch.search.access.Visitors;
import newswatch.search.catalogue.Defined;
import newswatch.search.delivery.PostOffice;
import newswatch.search.receiver.Receivers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/receivers/{id}/test}: sends a message that says it is a test, and waits. */
@RestController
final class ReceiverTestApi {
  private final Receivers receivers;
  private final PostOffice post;
  private final Visitors visitors;

  ReceiverTestApi(Receivers receivers, PostOffice post, Visitors visitors) {
    this.receivers = receivers;
    this.post = post;
    this.visitors = visitors;
  }

  /**
   * What came of it.
   *
   * @param arrived whether the receiver took it
   * @param attempt when, how long it took, and what was answered
   */
  record Outcome(boolean arrived, DeliveryAttempt attempt) {}

  @PostMapping("/api/receivers/{id}/test")
  ResponseEntity<Outcome> test(@PathVariable String id) {
    Defined<Receiver> receiver = known(id);
    if (receiver == null || !visitors.reach().covers(receiver.definition().owner())) {
      throw CatalogueProblems.missing("receiver", id);
    }
    DeliveryAttempt attempt = post.test(receiver.definition().id());
    return ResponseEntity.ok(new Outcome(attempt.problem() == null, attempt));
  }

  private @Nullable Defined<Receiver> known(String id) {
    try {
      return receivers.one(new ReceiverId(id));
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
