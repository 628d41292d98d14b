package newswatch.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildLogTest {
  @TempDir private Path folder;
  private Path file;
  private ChildLog log;

  @BeforeEach
  void open() {
    file = folder.resolve("logs/part.log");
    log = new ChildLog(file);
  }

  @Test
  void keepsTheLogOfTheStartBefore() throws Exception {
    log.begin();
    Files.writeString(file, "first");
    log.begin();

    assertThat(file).isEmptyFile();
    assertThat(folder.resolve("logs/part.log.1")).hasContent("first");
  }

  @Test
  void answersTheLastLines() throws Exception {
    log.begin();
    Files.writeString(file, "x".repeat(100_000) + "\none\ntwo\nthree\n");

    assertThat(log.lastLines(2)).containsExactly("two", "three");
  }

  @Test
  void hasNoLinesBeforeItBegins() {
    assertThat(log.lastLines(5)).isEmpty();
  }

  @Test
  void setsALongLogAside() throws Exception {
    log.begin();
    Files.writeString(file, "0123456789");

    log.keepBelow(10);
    assertThat(file).hasContent("0123456789");

    log.keepBelow(9);
    assertThat(file).isEmptyFile();
    assertThat(folder.resolve("logs/part.log.1")).hasContent("0123456789");
  }
}
