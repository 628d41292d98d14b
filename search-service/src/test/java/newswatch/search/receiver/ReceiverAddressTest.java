package newswatch.search.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Base64;
import newswatch.events.Receiver.Kind;
import newswatch.search.receiver.ReceiverAddress.Chat;
import newswatch.search.receiver.ReceiverAddress.Mail;
import newswatch.search.receiver.ReceiverAddress.Webhook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverAddressTest {
  private static final URI URL = URI.create("https://desk.example/hush");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://desk.example/hush",
        "file:///etc/hush",
        "javascript:hush",
        "https:hush",
        "https:///hush",
        "https://me:hush@desk.example/",
        "https://hush@desk.example/",
        "https://hush@desk_desk/",
        "https://desk.example:0/hush",
        "https://desk.example:65536/hush",
        "https://desk.example/hu sh",
        "https://desk.example/\nhush",
        "hush",
        ""
      })
  void whatIsNoAddressOfTheWebIsRefusedWithoutItsWords(String text) {
    assertThatThrownBy(() -> ReceiverAddress.url(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContainingAny("hush", "hu sh", "me:");
  }

  @Test
  void addressOfTheWebHas2048CharactersAtMost() {
    String longest = "https://desk.example/" + "a".repeat(2_048 - "https://desk.example/".length());
    assertThat(ReceiverAddress.url(longest)).hasToString(longest);
    assertThatThrownBy(() -> ReceiverAddress.url(longest + "a"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "https://hooks.chat.example/services/T0?x=1, https://hooks.chat.example/services/T0?x=1",
    "HTTP://desk.example:8080/, HTTP://desk.example:8080/",
    "https://[2001:db8::1]/a, https://[2001:db8::1]/a",
    "https://bücher.example/a, https://xn--bcher-kva.example/a"
  })
  void addressOfTheWebIsKeptAsItWasWrittenButForItsHost(String text, String kept) {
    assertThat(ReceiverAddress.url(text)).hasToString(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sixteen letters.", "Füße über Häfen!", "whsecret-of-the-desk"})
  void secretMayBeAnyTextThatCanBePrinted(String secret) {
    assertThat(new Webhook(URL, secret).secret()).isEqualTo(secret);
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 25, 64})
  void secretMayBeBytesAsStandardWebhooksWritesThem(int bytes) {
    String secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
    assertThat(new Webhook(URL, secret).secret()).isEqualTo(secret);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "fifteen letters",
        "hush hush hush\nhush hush",
        "hush hush hush\thush hush",
        "hush hush hush\u200bhush hush",
        "hush hush hush \ud800 hush",
        "whsec_",
        "whsec_AAAA",
        "whsec_this is not Base64 but it is long enough"
      })
  void otherSecretsAreRefusedWithoutTheirWords(String secret) {
    assertThatThrownBy(() -> new Webhook(URL, secret))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContainingAny("hush", "fifteen", "AAAA", "this is not");
  }

  @Test
  void secretIsNoLongerThanItMayBe() {
    assertThat(new Webhook(URL, "x".repeat(200)).secret()).hasSize(200);
    assertThatThrownBy(() -> new Webhook(URL, "x".repeat(201)))
        .isInstanceOf(IllegalArgumentException.class);
    String tooMany = "whsec_" + Base64.getEncoder().encodeToString(new byte[65]);
    assertThatThrownBy(() -> new Webhook(URL, tooMany))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "desk@news.example",
        "d@localhost",
        "first.last+tag=a/b@sub.news-desk.example",
        "!#$%&'*+-/=?^_`{|}~@news.example"
      })
  void plainMailboxIsTaken(String address) {
    assertThat(new Mail(address).address()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hush",
        "@news.example",
        "hush@",
        "hush@@news.example",
        "hush@news@example",
        ".hush@news.example",
        "hush.@news.example",
        "hu..sh@news.example",
        "hu sh@news.example",
        "\"hush\"@news.example",
        "hush <hush@news.example>",
        "hush@news.example,hush@other.example",
        "hush@news.example\r\nBcc: all@news.example",
        "hush\n@news.example",
        "hush@news.example\n",
        "hush\u0000@news.example",
        "hüsh@news.example",
        "hush@-news.example",
        "hush@news-.example",
        "hush@news..example",
        "hush@news.example.",
        "hush@[127.0.0.1]",
        "hush@ne_ws.example"
      })
  void whatIsNoPlainMailboxIsRefusedWithoutItsWords(String address) {
    assertThatThrownBy(() -> new Mail(address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContainingAny("hush", "hu sh", "hüsh", "\n");
  }

  @Test
  void partsOfAMailboxAreNoLongerThanTheyMayBe() {
    String label = "a".repeat(63);
    assertThat(new Mail("a".repeat(64) + "@news.example").address()).hasSize(77);
    assertRefused("a".repeat(65) + "@news.example");
    assertThat(new Mail("a@" + label + ".example").address()).isNotEmpty();
    assertRefused("a@a" + label + ".example");
    String domain = String.join(".", label, label, label);
    assertThat(new Mail("a".repeat(254 - 1 - domain.length()) + "@" + domain).address())
        .hasSize(254);
    assertRefused("a".repeat(255 - 1 - domain.length()) + "@" + domain);
  }

  private static void assertRefused(String address) {
    assertThatThrownBy(() -> new Mail(address)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void addressFitsItsKindsAndShowsInNoText() {
    Webhook webhook = new Webhook(URL, "sixteen letters.");
    Chat chat = new Chat(URL);
    Mail mail = new Mail("hush@news.example");
    assertThat(Kind.values()).filteredOn(webhook::fits).containsExactly(Kind.WEBHOOK);
    assertThat(Kind.values()).filteredOn(chat::fits).containsExactly(Kind.SLACK, Kind.TEAMS);
    assertThat(Kind.values()).filteredOn(mail::fits).containsExactly(Kind.EMAIL);
    assertThat(webhook + " " + chat + " " + mail).isEqualTo("Webhook[…] Chat[…] Mail[…]");
  }
}
