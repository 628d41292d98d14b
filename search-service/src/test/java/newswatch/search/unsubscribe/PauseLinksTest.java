package newswatch.search.unsubscribe;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import newswatch.events.ReceiverId;
import newswatch.events.SubscriptionId;
import newswatch.search.unsubscribe.PauseLinks.Pausing;
import newswatch.secrets.Keyring;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PauseLinksTest {
  private static final URI CONSOLE = URI.create("https://news.example.org");
  private static final SubscriptionId QUAYS = new SubscriptionId("quays");
  private static final ReceiverId DESK = new ReceiverId("desk");
  private static final String ONE = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=\n";
  private static final String OTHER = "QUJDREVGMDEyMzQ1Njc4OUFCQ0RFRjAxMjM0NTY3ODk=\n";

  private final PauseLinks links = new PauseLinks(CONSOLE, Keyring.fresh());

  @TempDir private Path folder;

  @Test
  void linkSaysWhatItPauses() {
    assertThat(link(links).toString()).startsWith(CONSOLE + "/unsubscribe?token=");
    assertThat(links.read(token(links))).contains(new Pausing(QUAYS, DESK));
  }

  @Test
  void everyChangedLetterIsNoticed() {
    String token = token(links);
    for (int i = 0; i < token.length() - 1; i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      assertThat(links.read(token.substring(0, i) + other + token.substring(i + 1))).isEmpty();
    }
    assertThat(links.read(token.substring(0, token.length() - 2))).isEmpty();
    assertThat(links.read(token + "AAAA")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "A", "%", "AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void anythingElseIsNone(String text) {
    assertThat(links.read(text)).isEmpty();
    assertThat(links.read(text.repeat(1_000))).isEmpty();
  }

  @Test
  void linkOfAnotherKeyIsNone() {
    assertThat(links.read(token(new PauseLinks(CONSOLE, Keyring.fresh())))).isEmpty();
  }

  @Test
  void linkOfAKeyThatOnlyOpensStaysGood() throws IOException {
    String token = token(new PauseLinks(CONSOLE, keys(ONE)));
    assertThat(new PauseLinks(CONSOLE, keys(OTHER + ONE)).read(token)).isPresent();
    assertThat(new PauseLinks(CONSOLE, keys(OTHER)).read(token)).isEmpty();
  }

  @Test
  void thereAreNoneWithoutAnAddressOrKeys() {
    assertThat(new PauseLinks(null, Keyring.fresh()).to(QUAYS, DESK)).isNull();
    PauseLinks keyless = new PauseLinks(CONSOLE, null);
    assertThat(keyless.to(QUAYS, DESK)).isNull();
    assertThat(keyless.read(token(links))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "news.example.org",
        "ftp://news.example.org",
        "https:///unsubscribe",
        "https://ana@news.example.org",
        "https://news.example.org/console",
        "https://news.example.org?a=b",
        "https://news.example.org#a",
        "mailto:ana@news.example.org"
      })
  void anAddressOfTheConsoleHasASchemeAndAHostAlone(String address) {
    assertThatThrownBy(() -> new ConsoleProperties(URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("newswatch.console.address");
  }

  @Test
  void anAddressOfTheConsoleMayHaveAPortAndMayBeEmpty() {
    URI port = URI.create("http://127.0.0.1:8080/");
    assertThat(new ConsoleProperties(port).address()).isEqualTo(port);
    assertThat(link(new PauseLinks(port, Keyring.fresh())).toString())
        .startsWith("http://127.0.0.1:8080/unsubscribe?");
    assertThat(new ConsoleProperties(URI.create("")).address()).isNull();
  }

  private Keyring keys(String lines) throws IOException {
    Path file =
        Files.createTempFile(
            folder,
            "key",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Keyring.read(Files.writeString(file, lines));
  }

  private static URI link(PauseLinks links) {
    return requireNonNull(links.to(QUAYS, DESK));
  }

  private static String token(PauseLinks links) {
    return link(links).getQuery().substring("token=".length());
  }
}
