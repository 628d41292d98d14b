package newswatch.search.delivery;

import static newswatch.search.delivery.SomeAlerts.DESK;
import static newswatch.search.delivery.SomeAlerts.NOON;
import static newswatch.search.delivery.SomeAlerts.alert;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import newswatch.events.AlertRaised;
import newswatch.events.EventJson;
import newswatch.events.MessageId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What receivers are sent: all that people need, and nothing that a publisher slips in. */
class WordsOfMessagesTest {
  private static final AlertRaised HOSTILE =
      alert(
          "hostile",
          "<!channel> *Bold* [link](javascript:alert(1))\r\nBcc: x|y",
          "A sentence <script>alert(1)</script> @here & more.");

  @Test
  void aSignatureIsThatOfStandardWebhooks() {
    // The example of the specification's reference libraries.
    assertThat(
            Signature.of(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330,
                "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void theSameMessageIsTheSameTextEachTime() {
    Message message = message(alert("one"));
    assertThat(WebhookBody.of(message)).isEqualTo(WebhookBody.of(message));
    JsonNode body = json(WebhookBody.of(message));
    assertThat(body.get("type").asString()).isEqualTo("newswatch.alerts");
    assertThat(body.at("/data/message").asString()).isEqualTo(message.id().value());
    assertThat(body.at("/data/alerts/0/size/sources").asInt()).isEqualTo(2);
  }

  @Test
  void aChatIsNotCalledAndNotLedAstray() {
    String text = json(ChatText.of(message(HOSTILE))).get("text").asString();
    assertThat(text)
        .doesNotContain("<!channel>", "<script>", "@here", "\r")
        .contains("&lt;!channel&gt;", "+1 source", "Harbour Post");
    assertThat(text.lines()).hasSize(5);
  }

  @Test
  void aCardShowsMarkdownOfPublishersAsText() {
    String card = json(TeamsCard.of(message(HOSTILE))).at("/attachments/0/content").toString();
    assertThat(card).contains("\\\\*Bold\\\\*").doesNotContain("](javascript");
  }

  @Test
  void whatDecidedIsMarkedInItsSentence() {
    assertThat(Marked.of(alert("one")))
        .containsExactly(
            new Marked("A ", false),
            new Marked("sentence", true),
            new Marked(" about something.", false));
  }

  @Test
  void aLongDigestIsCutForChatsAndSaysSo() {
    List<AlertRaised> many = IntStream.range(0, 30).mapToObj(i -> alert("s" + i)).toList();
    Message message = new Message(MessageId.of(DESK, List.of()), "Desk", null, NOON, many);
    assertThat(json(ChatText.of(message)).get("text").asString()).endsWith("… and 10 more");
    assertThat(json(WebhookBody.of(message)).at("/data/alerts")).hasSize(30);
  }

  private static Message message(AlertRaised alert) {
    return new Message(
        MessageId.of(DESK, List.of(alert.alert())), "Desk", null, NOON, List.of(alert));
  }

  private static JsonNode json(String text) {
    return EventJson.mapper().readTree(text);
  }
}
