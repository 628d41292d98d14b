package newswatch.search.receiver;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import newswatch.events.Change;
import newswatch.events.PersonId;
import newswatch.events.Receiver;
import newswatch.events.Receiver.Kind;
import newswatch.events.ReceiverId;
import newswatch.search.receiver.ReceiverAddress.Chat;
import newswatch.search.receiver.ReceiverAddress.Mail;
import newswatch.search.receiver.ReceiverAddress.Webhook;
import newswatch.secrets.CannotOpen;
import newswatch.secrets.KeyFile;
import newswatch.secrets.Keyring;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedAddressesTest {
  private static final ReceiverId ID = new ReceiverId("desk");
  private static final URI URL = URI.create("https://desk.example/hush");
  private static final Webhook SIGNED = new Webhook(URL, "sixteen letters.");

  @TempDir private Path folder;

  @Test
  void whatIsSealedIsOpenedForItsReceiverAlone() {
    SealedAddresses addresses = new SealedAddresses(Keyring.fresh());
    assertOpens(addresses, Kind.WEBHOOK, SIGNED);
    assertOpens(addresses, Kind.WEBHOOK, new Webhook(URL, null));
    assertOpens(addresses, Kind.SLACK, new Chat(URL));
    assertOpens(addresses, Kind.TEAMS, new Chat(URL));
    assertOpens(addresses, Kind.EMAIL, new Mail("desk@news.example"));
    Receiver other =
        receiver(Kind.SLACK, addresses.sealed(new ReceiverId("other"), new Chat(URL), null));
    assertThatThrownBy(() -> addresses.open(other)).isInstanceOf(CannotOpen.class);
  }

  private static void assertOpens(SealedAddresses addresses, Kind kind, ReceiverAddress address) {
    Receiver receiver = receiver(kind, addresses.sealed(ID, address, null));
    assertThat(addresses.open(receiver)).isEqualTo(address);
    assertThat(addresses.problem(receiver)).isNull();
    assertThat(receiver.toString()).doesNotContain("desk.example", "news.example", "sixteen");
  }

  @Test
  void addressOfAnotherKindIsNotOpened() {
    SealedAddresses addresses = new SealedAddresses(Keyring.fresh());
    Receiver receiver = receiver(Kind.EMAIL, addresses.sealed(ID, new Chat(URL), null));
    assertThatThrownBy(() -> addresses.open(receiver))
        .isInstanceOf(CannotOpen.class)
        .hasMessageContaining("another kind");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hush",
        "{\"chat\":\"hush\"}",
        "{\"chat\":{\"url\":\"hu sh\"}}",
        "{\"webhook\":{\"url\":\"https://desk.example/hush\",\"secret\":\"hush\"}}",
        "{\"mail\":{\"address\":\"hush\"}}",
        "{\"pigeon\":{\"loft\":\"hush\"}}"
      })
  void whatIsNoAddressIsToldWithoutItsWords(String text) {
    Keyring keys = Keyring.fresh();
    Receiver receiver = receiver(Kind.WEBHOOK, keys.seal("receiver:desk", text));
    assertThatThrownBy(() -> new SealedAddresses(keys).open(receiver))
        .isInstanceOf(CannotOpen.class)
        .hasNoCause()
        .hasMessageNotContainingAny("hush", "hu sh");
  }

  @Test
  void sameAddressIsSealedOnceAndAnotherAnew() {
    SealedAddresses addresses = new SealedAddresses(Keyring.fresh());
    String sealed = addresses.sealed(ID, SIGNED, null);
    assertThat(addresses.sealed(ID, SIGNED, sealed)).isEqualTo(sealed);
    assertThat(addresses.sealed(ID, new Webhook(URL, null), sealed)).isNotEqualTo(sealed);
  }

  @Test
  void whatAnOlderKeySealedIsSealedWithTheNewestOne() throws IOException {
    Path old = made("old");
    Receiver receiver =
        receiver(Kind.WEBHOOK, new SealedAddresses(Keyring.read(old)).sealed(ID, SIGNED, null));
    Keyring keys =
        Keyring.read(
            Files.writeString(made("both"), Files.readString(made("new")) + Files.readString(old)));
    SealedAddresses rotated = new SealedAddresses(keys);
    Receiver resealed = requireNonNull(rotated.resealed(receiver));
    assertThat(keys.isCurrent(requireNonNull(resealed.sealed()))).isTrue();
    assertThat(rotated.open(resealed)).isEqualTo(SIGNED);
    assertThat(resealed.change()).isEqualTo(receiver.change());
    assertThat(rotated.resealed(resealed)).isNull();
  }

  @Test
  void withoutTheKeyNothingIsOpenedAndWhatIsThereIsLeftAlone() {
    Receiver receiver =
        receiver(Kind.WEBHOOK, new SealedAddresses(Keyring.fresh()).sealed(ID, SIGNED, null));
    for (SealedAddresses other :
        List.of(new SealedAddresses(Keyring.fresh()), new SealedAddresses(null))) {
      assertThat(other.problem(receiver)).contains("key");
      assertThat(other.resealed(receiver)).isNull();
      assertThat(other.problem(receiver(Kind.WEBHOOK, null))).contains("no address");
    }
    assertThatThrownBy(() -> new SealedAddresses(null).sealed(ID, SIGNED, null))
        .isInstanceOf(SealedAddresses.NoKeys.class);
  }

  private Path made(String name) throws IOException {
    Path file = folder.resolve(name);
    KeyFile.create(file);
    return file;
  }

  private static Receiver receiver(Kind kind, @Nullable String sealed) {
    return new Receiver(
        ID,
        "Desk",
        new PersonId("ana"),
        kind,
        sealed,
        new Change("ana", Instant.EPOCH),
        /* deleted= */ false);
  }
}
