package newswatch.search.api;

import newswatch.events.Receiver;
import newswatch.events.ReceiverId;
import newswatch.search.access.Visitors;
import newswatch.search.catalogue.Defined;
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
  private final TestMessages messages;
  private final Visitors visitors;

  ReceiverTestApi(Receivers receivers, TestMessages messages, Visitors visitors) {
    this.receivers = receivers;
    this.messages = messages;
    this.visitors = visitors;
  }

  @PostMapping("/api/receivers/{id}/test")
  ResponseEntity<TestMessages.Outcome> test(@PathVariable String id) {
    Defined<Receiver> receiver = known(id);
    if (receiver == null || !visitors.reach().covers(receiver.definition().owner())) {
      throw CatalogueProblems.missing("receiver", id);
    }
    return ResponseEntity.ok(messages.send(receiver.definition().id()));
  }

  private @Nullable Defined<Receiver> known(String id) {
    try {
      return receivers.one(new ReceiverId(id));
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
