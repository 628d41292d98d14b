package newswatch.secrets;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyringTest {
  private static final String OWNER = "example.org-1f2e3d4c5b6a";
  private static final Key FIRST = key('a');
  private static final Key SECOND = key('b');

  private final Keyring keys = new Keyring(List.of(FIRST));

  @Test
  void whatIsSealedIsOpenedForItsOwner() {
    String sealed = keys.seal(OWNER, "pass wörd 南海");
    assertThat(sealed).matches("v1\\.[0-9a-f]{8}\\.[A-Za-z0-9_-]+").doesNotContain("pass");
    assertThat(keys.open(OWNER, sealed)).isEqualTo("pass wörd 南海");
    assertThat(keys.open(OWNER, keys.seal(OWNER, ""))).isEmpty();
  }

  @Test
  void sameTextIsSealedDifferentlyEachTime() {
    Set<String> sealed = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      sealed.add(keys.seal(OWNER, "same"));
    }
    assertThat(sealed).hasSize(100);
  }

  @Test
  void signingKeyIsTheSameForTheSameKeyAndPurposeAlone() {
    byte[] key = keys.signingKey("cursors").getEncoded();
    assertThat(key).hasSize(32);
    assertThat(new Keyring(List.of(FIRST, SECOND)).signingKey("cursors").getEncoded())
        .isEqualTo(key);
    assertThat(keys.signingKey("tokens").getEncoded()).isNotEqualTo(key);
    assertThat(new Keyring(List.of(SECOND)).signingKey("cursors").getEncoded()).isNotEqualTo(key);
    assertThat(key).isNotEqualTo(FIRST.secret().getEncoded());
  }

  @Test
  void signaturesOfKeysThatOnlyOpenCanStillBeChecked() {
    assertThat(new Keyring(List.of(SECOND, FIRST)).checkingKeys("links"))
        .extracting(SecretKey::getEncoded)
        .containsExactly(
            new Keyring(List.of(SECOND)).signingKey("links").getEncoded(),
            new Keyring(List.of(FIRST)).signingKey("links").getEncoded());
  }

  @Test
  void freshKeyringsDiffer() {
    assertThat(Keyring.fresh().signingKey("cursors").getEncoded())
        .isNotEqualTo(Keyring.fresh().signingKey("cursors").getEncoded());
  }

  @Test
  void textMovedToAnotherOwnerIsNotOpened() {
    String sealed = keys.seal(OWNER, "hunter2");
    assertThatThrownBy(() -> keys.open("evil.example-1f2e3d4c5b6a", sealed))
        .isInstanceOf(CannotOpen.class)
        .hasMessageContaining("something else than evil.example")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void everyChangedLetterIsNoticed() {
    String sealed = keys.seal(OWNER, "hunter2");
    int from = sealed.lastIndexOf('.') + 1;
    // The last letter may carry bits that count for nothing.
    for (int i = from; i < sealed.length() - 1; i++) {
      char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
      String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
      assertThatThrownBy(() -> keys.open(OWNER, changed)).isInstanceOf(CannotOpen.class);
    }
  }

  @Test
  void newKeySealsAndOldOnesStillOpenUntilTheyAreGone() {
    String old = keys.seal(OWNER, "old");
    Keyring rotated = new Keyring(List.of(SECOND, FIRST));
    assertThat(rotated.open(OWNER, old)).isEqualTo("old");
    assertThat(rotated.isCurrent(old)).isFalse();
    String fresh = rotated.seal(OWNER, "new");
    assertThat(rotated.isCurrent(fresh)).isTrue();

    Keyring later = new Keyring(List.of(SECOND));
    assertThat(later.open(OWNER, fresh)).isEqualTo("new");
    assertThatThrownBy(() -> later.open(OWNER, old))
        .isInstanceOf(CannotOpen.class)
        .hasMessageContaining(FIRST.id())
        .hasMessageContaining(SECOND.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v1", "v1.00000000.", "v1.0000.AAAA", "hunter2", "v1.zzzzzzzz.AAAA"})
  void otherTextIsRefusedAndNotRepeated(String text) {
    assertThatThrownBy(() -> keys.open(OWNER, text))
        .isInstanceOf(CannotOpen.class)
        .hasMessageContaining("no sealed text")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void laterVersionIsToldFromNonsense() {
    String later = "v2" + keys.seal(OWNER, "x").substring(2);
    assertThatThrownBy(() -> keys.open(OWNER, later)).hasMessageContaining("later version");
  }

  @Test
  void keysShowNothingOfThemselves() {
    assertThat(keys + " " + FIRST)
        .contains(FIRST.id())
        .doesNotContain("aaa")
        .doesNotContain("YWFh");
  }

  private static Key key(char fill) {
    char[] chars = new char[Key.BYTES];
    Arrays.fill(chars, fill);
    return new Key(new String(chars).getBytes(US_ASCII));
  }
}
