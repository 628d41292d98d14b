package newswatch.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortClaimsTest {
  @TempDir private Path folder;

  @Test
  void portIsClaimedOnceAndOthersStayFree() {
    PortClaims claims = PortClaims.of(folder.resolve("ports"));
    PortClaims ofAnother = PortClaims.of(folder.resolve("ports"));

    assertThat(claims.claim(8080)).isTrue();
    assertThat(ofAnother.claim(8080)).isFalse();
    assertThat(ofAnother.claim(8081)).isTrue();
  }

  @Test
  void withoutAFileEverythingMayBeTaken() throws Exception {
    Path inTheWay = Files.createFile(folder.resolve("file"));
    assertThat(PortClaims.of(inTheWay.resolve("ports")).claim(8080)).isTrue();
  }
}
