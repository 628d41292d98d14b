package newswatch.search.delivery;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import newswatch.events.Receiver;
import newswatch.fetch.Post;
import newswatch.fetch.Posted;
import newswatch.fetch.Poster;
import newswatch.search.receiver.ReceiverAddress;

/**
 * Brings messages to webhooks and chats, through the client that reaches no address which is not
 * public. Redirects are not followed: who signs for one address does not tell another.
 */
final class WebCourier implements Courier {
  private static final String JSON = "application/json";
  private static final String NOT_FOLLOWED =
      "it redirects to another address, which is not followed: set the receiver's own";

  private final Poster poster;
  private final InstantSource clock;

  WebCourier(Poster poster, InstantSource clock) {
    this.poster = poster;
    this.clock = clock;
  }

  @Override
  public Sending bring(Message message, Receiver.Kind kind, ReceiverAddress address) {
    return switch (address) {
      case ReceiverAddress.Webhook webhook -> {
        String body = WebhookBody.of(message);
        yield post(webhook.url(), body, signed(message, body, webhook));
      }
      case ReceiverAddress.Chat chat ->
          post(
              chat.url(),
              kind == Receiver.Kind.TEAMS ? TeamsCard.of(message) : ChatText.of(message),
              Map.of());
      case ReceiverAddress.Mail _ ->
          throw new IllegalArgumentException("a mailbox is no address of the web");
    };
  }

  private Map<String, String> signed(
      Message message, String body, ReceiverAddress.Webhook webhook) {
    Instant now = clock.instant();
    String id = message.id().value();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
    headers.put("Idempotency-Key", id);
    if (webhook.secret() != null) {
      headers.put(
          "webhook-signature", Signature.of(webhook.secret(), id, now.getEpochSecond(), body));
    }
    return headers;
  }

  private Sending post(URI url, String body, Map<String, String> headers) {
    return switch (poster.post(new Post(url, body, JSON, headers))) {
      case Posted.Answered answered -> answered(answered);
      case Posted.Failed failed ->
          new Sending.NotTaken(Sending.Whose.RECEIVER, null, failed.reason(), null);
    };
  }

  /** What is wrong with one message keeps no other back; what is wrong with the receiver does. */
  private static Sending answered(Posted.Answered answer) {
    int status = answer.status();
    if (status / 100 == 2) {
      return new Sending.Taken(status);
    }
    if (status == 410) {
      return new Sending.Unwanted(status, "it answered 410: it wants no more messages");
    }
    if (status / 100 == 3) {
      return new Sending.NotTaken(Sending.Whose.RECEIVER, status, NOT_FOLLOWED, null);
    }
    boolean ofMessage = status == 400 || status == 413 || status == 422;
    return new Sending.NotTaken(
        ofMessage ? Sending.Whose.MESSAGE : Sending.Whose.RECEIVER,
        status,
        "it answered " + status,
        answer.retryAfter());
  }
}
