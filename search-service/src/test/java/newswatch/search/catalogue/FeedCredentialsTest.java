package newswatch.search.catalogue;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import newswatch.events.Feed;
import newswatch.events.FeedId;
import newswatch.secrets.Credentials;
import newswatch.secrets.KeyFile;
import newswatch.secrets.Keyring;
import newswatch.start.CannotStart;
import newswatch.start.KeyProperties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedCredentialsTest {
  private static final URI URL = URI.create("https://a.example/");
  private static final FeedId ID = FeedId.ofAddress(URL);
  private static final Credentials TOKEN = new Credentials.Bearer("hunter2");

  @TempDir private Path folder;

  @Test
  void sameCredentialsAreSealedOnceAndOthersAnew() throws IOException {
    FeedCredentials credentials = new FeedCredentials(Keyring.read(made("keys")));
    String sealed = credentials.sealed(ID, TOKEN, null);
    assertThat(credentials.sealed(ID, TOKEN, sealed)).isEqualTo(sealed);
    assertThat(credentials.sealed(ID, new Credentials.Bearer("other"), sealed))
        .isNotEqualTo(sealed);
    assertThat(credentials.shown(feed(sealed)))
        .isEqualTo(new FeedCredentials.Shown("bearer", null));
    assertThat(credentials.shown(feed(null))).isNull();
  }

  @Test
  void whatAnOlderKeySealedIsSealedWithTheNewestOne() throws IOException {
    Path old = made("old");
    Feed feed = feed(new FeedCredentials(Keyring.read(old)).sealed(ID, TOKEN, null));
    Path both =
        Files.writeString(made("both"), Files.readString(made("new")) + Files.readString(old));
    Keyring keys = Keyring.read(both);
    FeedCredentials rotated = new FeedCredentials(keys);
    Feed resealed = requireNonNull(rotated.resealed(feed));
    String sealed = requireNonNull(resealed.credentials());
    assertThat(keys.isCurrent(sealed)).isTrue();
    assertThat(Credentials.open(keys, ID.value(), sealed)).isEqualTo(TOKEN);
    assertThat(rotated.resealed(resealed)).isNull();
    assertThat(rotated.resealed(feed(null))).isNull();
  }

  @Test
  void credentialsThatCannotBeOpenedAreToldAndLeftAlone() throws IOException {
    Feed feed = feed(new FeedCredentials(Keyring.read(made("one"))).sealed(ID, TOKEN, null));
    for (FeedCredentials other :
        List.of(new FeedCredentials(Keyring.read(made("two"))), new FeedCredentials(null))) {
      FeedCredentials.Shown shown = requireNonNull(other.shown(feed));
      assertThat(shown.kind()).isEqualTo("unknown");
      assertThat(shown.problem()).contains("key");
      assertThat(other.resealed(feed)).isNull();
    }
    assertThatThrownBy(() -> new FeedCredentials(null).sealed(ID, TOKEN, null))
        .isInstanceOf(FeedCredentials.NoKeys.class);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/, true",
    "HTTPS://a.example/, true",
    "http://a.example/, false",
    "http://10.0.0.1/, false",
    "http://127.0.0.1.a.example/, false",
    "http://localhost.a.example/, false",
    "http://127.0.0.1:8099/, true",
    "http://localhost/, true",
    "http://[::1]:80/, true"
  })
  void credentialsAreSentWhereNobodyCanReadThemOnTheWay(String address, boolean safe) {
    assertThat(FeedCredentials.canBeSentTo(URI.create(address))).isEqualTo(safe);
  }

  @Test
  void keyFileThatCannotBeUsedEndsTheStartWithWhatToDo() throws IOException {
    CredentialConfiguration configuration = new CredentialConfiguration();
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> configuration.keyring(new KeyProperties(missing, false)))
        .isInstanceOfSatisfying(
            CannotStart.class, e -> assertThat(e.remedy()).contains("openssl rand -base64 32"));
    assertThat(configuration.keyring(new KeyProperties(missing, true))).isNotNull();
    assertThat(missing).exists();
    assertThat(configuration.keyring(new KeyProperties(null, true))).isNull();
  }

  private Path made(String name) throws IOException {
    Path file = folder.resolve(name);
    KeyFile.create(file);
    return file;
  }

  private static Feed feed(@Nullable String credentials) {
    return new Feed(ID, URL, null, List.of(), false, null, credentials, null, false);
  }
}
