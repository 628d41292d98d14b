package newswatch.search.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import newswatch.events.Change;
import newswatch.events.PersonId;
import newswatch.events.Receiver;
import newswatch.events.ReceiverId;
import newswatch.search.receiver.ReceiverAddress;
import newswatch.search.receiver.SealedAddresses;
import newswatch.secrets.Keyring;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiverBodyTest {
  private static final PersonId ANA = new PersonId("ana");
  private static final PersonId ADMIN = new PersonId("root");
  private static final Change NOW = new Change("ana", Instant.EPOCH);
  private static final ReceiverId DESK = new ReceiverId("desk");
  private static final URI URL = URI.create("https://desk.example/hush");
  private static final URI OTHER = URI.create("https://other.example/hush");
  private static final String SECRET = "hush-hush-hush-hush";
  private static final String SIGNED =
      "{\"kind\":\"webhook\",\"url\":\"%s\",\"secret\":\"%s\"}".formatted(URL, SECRET);

  private final SealedAddresses addresses = new SealedAddresses(Keyring.fresh());

  @Test
  void eachKindIsReachedInItsWay() throws IOException {
    assertThat(opened(made(SIGNED))).isEqualTo(new ReceiverAddress.Webhook(URL, SECRET));
    assertThat(opened(made("{\"kind\":\"webhook\",\"url\":\"%s\"}".formatted(URL))))
        .isEqualTo(new ReceiverAddress.Webhook(URL, null));
    assertThat(opened(made("{\"kind\":\"slack\",\"url\":\"%s\"}".formatted(URL))))
        .isEqualTo(new ReceiverAddress.Chat(URL));
    assertThat(opened(made("{\"kind\":\"teams\",\"url\":\" %s \"}".formatted(URL))))
        .isEqualTo(new ReceiverAddress.Chat(URL));
    assertThat(opened(made("{\"kind\":\"email\",\"address\":\"desk@news.example\"}")))
        .isEqualTo(new ReceiverAddress.Mail("desk@news.example"));
  }

  @Test
  void idIsMadeOfTheNameWhereNoneIsGiven() throws IOException {
    assertThat(read("{\"name\":\"Über uns\",\"kind\":\"slack\"}", null).id())
        .isEqualTo(new ReceiverId("uber-uns"));
    assertThat(read("{\"name\":\"南海\",\"kind\":\"slack\"}", null).id().value())
        .startsWith("receiver-");
  }

  @Test
  void whatIsNotSentStaysWhileTheKindDoes() throws IOException {
    Receiver present = made(SIGNED);
    assertThat(changed(present, "{\"kind\":\"webhook\",\"name\":\"New\"}").sealed())
        .isEqualTo(present.sealed());
    assertThat(changed(present, SIGNED).sealed()).isEqualTo(present.sealed());
    assertThat(opened(changed(present, "{\"kind\":\"webhook\",\"url\":\"%s\"}".formatted(OTHER))))
        .isEqualTo(new ReceiverAddress.Webhook(OTHER, SECRET));
    assertThat(opened(changed(present, "{\"kind\":\"webhook\",\"secret\":\"another secret!!\"}")))
        .isEqualTo(new ReceiverAddress.Webhook(URL, "another secret!!"));
    assertThat(opened(changed(present, "{\"kind\":\"webhook\",\"secret\":null}")))
        .isEqualTo(new ReceiverAddress.Webhook(URL, null));
    assertRefused(() -> changed(present, "{\"kind\":\"slack\"}"), "url");
    assertRefused(() -> changed(present, "{\"kind\":\"email\"}"), "address");
  }

  @Test
  void receiverStaysWhoseItIs() throws IOException {
    Receiver present = made(SIGNED);
    Receiver next = read("{\"kind\":\"webhook\"}", DESK).receiver(present, ADMIN, addresses, NOW);
    assertThat(next.owner()).isEqualTo(ANA);
  }

  @Test
  void whatCannotBeOpenedCanBeKeptWholeAndReplacedWhole() throws IOException {
    Receiver present = made(SIGNED);
    SealedAddresses others = new SealedAddresses(Keyring.fresh());
    ReceiverBody named = read("{\"kind\":\"webhook\",\"name\":\"New\"}", DESK);
    assertThat(named.receiver(present, ANA, others, NOW).sealed()).isEqualTo(present.sealed());
    ReceiverBody moved = read("{\"kind\":\"webhook\",\"url\":\"%s\"}".formatted(OTHER), DESK);
    assertRefused(() -> moved.receiver(present, ANA, others, NOW), "secret");
    ReceiverBody signed = read("{\"kind\":\"webhook\",\"secret\":\"" + SECRET + "\"}", DESK);
    assertRefused(() -> signed.receiver(present, ANA, others, NOW), "url");
    ReceiverBody whole = read(SIGNED, DESK);
    assertThat(others.open(whole.receiver(present, ANA, others, NOW)))
        .isEqualTo(new ReceiverAddress.Webhook(URL, SECRET));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"url\":\"https://desk.example/hush\"}                                  | kind",
        "{\"kind\":\"pigeon\",\"url\":\"https://desk.example/hush\"}              | kind",
        "{\"kind\":\"slack\",\"url\":\"ftp://desk.example/hush\"}                 | url",
        "{\"kind\":\"slack\",\"url\":\"https://hush:hush@desk.example/\"}         | url",
        "{\"kind\":\"slack\",\"url\":\"hush\"}                                    | url",
        "{\"kind\":\"slack\",\"url\":[\"https://desk.example/hush\"]}             | url",
        "{\"kind\":\"slack\",\"url\":\"https://private.example/hush\"}            | url",
        "{\"kind\":\"slack\",\"address\":\"hush@news.example\"}                   | address",
        "{\"kind\":\"slack\",\"url\":\"https://a.example/\",\"secret\":\"hush-hush-hush-hush\"} | secret",
        "{\"kind\":\"email\",\"url\":\"https://desk.example/hush\"}               | url",
        "{\"kind\":\"email\",\"address\":\"hush\"}                                | address",
        "{\"kind\":\"email\",\"address\":{\"hush\":1}}                            | address",
        "{\"kind\":\"email\",\"address\":\"hush@news.example\\nBcc: a@b.example\"} | address",
        "{\"kind\":\"email\",\"address\":\"hush@news.example\\r\\n\"}             | address",
        "{\"kind\":\"webhook\",\"url\":\"https://a.example/\",\"secret\":\"hush\"} | secret",
        "{\"kind\":\"webhook\",\"url\":\"https://a.example/\",\"secret\":\"\"}    | secret",
        "{\"kind\":\"webhook\",\"url\":\"https://a.example/\",\"secret\":\"whsec_hush\"} | secret",
        "{\"kind\":\"webhook\",\"url\":\"https://a.example/\",\"secret\":12345678} | secret",
        "{\"kind\":\"webhook\",\"secret\":\"hush-hush-hush-hush\"}                | url",
        "{\"kind\":\"webhook\"}                                                   | url",
        "{\"kind\":\"email\"}                                                     | address",
        "{\"kind\":\"slack\",\"sealed\":\"hush\"}                                 | sealed"
      })
  void whatCannotBeUsedIsRefusedByNameWithoutItsWords(String body, String named) {
    assertRefused(() -> made(body), named);
  }

  @Test
  void bodyThatIsNoJsonIsToldWithoutItsWords() {
    assertThatThrownBy(() -> made("{\"kind\":\"slack\",\"url\":hush}"))
        .isInstanceOf(BadBody.class)
        .hasMessageNotContaining("hush");
  }

  @Test
  void bodyShowsInNoText() throws IOException {
    assertThat(read(SIGNED, DESK)).hasToString("ReceiverBody[desk, …]");
  }

  private interface Making {
    Receiver make() throws IOException;
  }

  private static void assertRefused(Making change, String named) {
    assertThatThrownBy(change::make)
        .isInstanceOfSatisfying(BadField.class, e -> assertThat(e.field()).isEqualTo(named))
        .hasMessageNotContainingAny("hush", "12345678");
  }

  private Receiver made(String body) throws IOException {
    Receiver made = read(body, DESK).receiver(null, ANA, addresses, NOW);
    assertThat(made.owner()).isEqualTo(ANA);
    assertThat(made.toString()).doesNotContain("hush");
    return made;
  }

  private Receiver changed(Receiver present, String body) throws IOException {
    return read(body, DESK).receiver(present, ANA, addresses, NOW);
  }

  private ReceiverAddress opened(Receiver receiver) {
    return addresses.open(receiver);
  }

  private static ReceiverBody read(String body, @Nullable ReceiverId known) throws IOException {
    return ReceiverBody.read(
        new ByteArrayInputStream(body.getBytes(UTF_8)),
        known,
        url -> "private.example".equals(url.getHost()) ? "it leads to this machine" : null);
  }
}
