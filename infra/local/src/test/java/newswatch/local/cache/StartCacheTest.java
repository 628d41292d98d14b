package newswatch.local.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("start.aot");
  }

  @Test
  void isUsedForTheContentItWasMadeForAlone() throws IOException {
    assertThat(made("one").options(List.of())).contains("-XX:AOTCache=" + file);

    assertThat(StartCache.of(file, "two", false).options(List.of())).isEmpty();
  }

  @Test
  void isMadeByTheJvmThatTrains() {
    assertThat(StartCache.of(file, "one", true).options(List.of("-Xmx1g")))
        .containsExactly("-XX:AOTCacheOutput=" + file);
  }

  @Test
  void oneThatTheJvmDidNotMakeIsNotKept() throws IOException {
    StartCache cache = StartCache.of(file, "one", true);

    assertThat(cache.keep()).isFalse();
    assertThat(cache.fits()).isFalse();
  }

  @Test
  void discardedCacheNoLongerFits() throws IOException {
    StartCache cache = made("one");

    cache.discard();

    assertThat(cache.fits()).isFalse();
    assertThat(folder).isEmptyDirectory();
  }

  /** The JVM would not start with both. */
  @Test
  void optionsThatRuleACacheOutWin() throws IOException {
    assertThat(made("one").options(List.of("-Xshare:off"))).isEmpty();
    assertThat(made("one").options(List.of("-XX:AOTMode=off"))).isEmpty();
  }

  private StartCache made(String content) throws IOException {
    StartCache cache = StartCache.of(file, content, false);
    Files.write(file, new byte[1]);
    assertThat(cache.keep()).isTrue();
    return cache;
  }
}
