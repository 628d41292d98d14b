package newswatch.local.handin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import newswatch.local.process.Unable;
import newswatch.local.server.ConsoleToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HandInTest {
  private static final HandIn.Pace QUICK =
      new HandIn.Pace(Duration.ofMillis(5), Duration.ofMillis(300), Duration.ofSeconds(10));

  private static final ConsoleToken NO_TOKEN = ConsoleToken.of(Map.of());

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private FakeConsole console;

  @BeforeEach
  void open() throws IOException {
    console = new FakeConsole();
  }

  @AfterEach
  void close() {
    console.close();
  }

  @Test
  void manyLinesGoInParcelsAndFewAtATime() throws IOException {
    String lines =
        IntStream.rangeClosed(1, 5201)
            .mapToObj(i -> "{\"id\":\"%d\",\"title\":\"t\"}\n".formatted(i))
            .collect(Collectors.joining());

    int code = handIn(lines, false);

    assertThat(code).isZero();
    assertThat(console.parcels()).isEqualTo(11);
    assertThat(console.mostOpen()).isEqualTo(4);
    assertThat(String.join("\n", console.lines()) + "\n").isEqualTo(lines);
    assertThat(out.toString(UTF_8))
        .contains("5201 lines, 5201 handed in, 5201 searchable, 0 refused");
  }

  @Test
  void refusedLinesAreToldWithTheirNumberInTheFile() throws IOException {
    int code = handIn("\n{\"title\":\"a\"}\n\n{\"title\":\"bad\"}\n{\"title\":\"late\"}\n", false);

    assertThat(code).isEqualTo(1);
    assertThat(err.toString(UTF_8)).isEqualTo("f:4: is bad\nf:5: is late\n");
    assertThat(out.toString(UTF_8)).contains("3 lines, 2 handed in, 1 searchable, 2 refused");
  }

  @Test
  void parcelOfNothingButRefusedLinesIsToldLineByLine() throws IOException {
    assertThat(handIn("bad 1\nbad 2\n", false)).isEqualTo(1);

    assertThat(err.toString(UTF_8)).isEqualTo("f:1: is bad\nf:2: is bad\n");
  }

  @Test
  void tooLargeParcelsAreHalvedUntilTheyFit() throws IOException {
    assertThat(handIn("1\n2\nlarge\n4\n5\n", false)).isZero();

    assertThat(console.lines()).containsExactly("1", "2", "large", "4", "5");
  }

  @Test
  void consoleThatIsAwayForAWhileIsWaitedFor() throws IOException {
    console.goAway(3);

    assertThat(handIn("1\n", true)).isZero();

    assertThat(console.lines()).containsExactly("1");
    assertThat(console.queries()).containsExactly("alert=true");
    assertThat(err.toString(UTF_8))
        .containsOnlyOnce("does not take articles just now (Kafka does not answer)");
  }

  @Test
  void consoleThatStaysAwayEndsItWithThePlaceToGoOnFrom() {
    console.goAway(1_000_000);

    assertThatThrownBy(() -> handIn("\n1\n", false))
        .isInstanceOf(Unable.class)
        .hasMessageContaining("did not take f:2 and what follows");
    assertThat(out.toString(UTF_8)).contains("1 lines, 0 handed in");
  }

  @Test
  void foldersTextFilesAreArticles() throws IOException {
    Path texts = Files.createDirectories(folder.resolve("Leaflets/2020"));
    Files.writeString(texts.resolve("one.md"), "\n# The title\n\nA body\nof two lines.\n");
    Files.writeString(folder.resolve("Leaflets/only.txt"), "Only a line");
    Files.writeString(folder.resolve("Leaflets/empty.txt"), " \n");
    Files.write(folder.resolve("Leaflets/latin.txt"), new byte[] {'a', (byte) 0xE4, 'b'});
    Files.write(folder.resolve("Leaflets/picture.png"), new byte[] {1});
    Files.writeString(folder.resolve("Leaflets/.hidden.txt"), "not me");

    int code =
        new HandIn(console.address(), false, NO_TOKEN, stream(out), stream(err), false, QUICK)
            .of(folder.resolve("Leaflets"));

    assertThat(code).isEqualTo(1);
    assertThat(console.lines())
        .containsExactlyInAnyOrder(
            "{\"id\":\"2020/one.md\",\"source\":\"Leaflets\",\"title\":\"The title\",\"body\":\"A body\\nof two lines.\"}",
            "{\"id\":\"only.txt\",\"source\":\"Leaflets\",\"title\":\"Only a line\"}");
    assertThat(err.toString(UTF_8))
        .contains(
            "empty.txt: the file holds no text",
            "latin.txt: the file is not text in UTF-8",
            "skipped 1 files");
  }

  @Test
  void consoleThatAsksIsShownTheTokenOfTheEnvironment() throws IOException {
    console.askFor("nw_secret");
    assertThatThrownBy(() -> handIn("{\"title\":\"t\"}\n", false))
        .isInstanceOf(Unable.class)
        .hasMessageContaining("NEWSWATCH_TOKEN")
        .hasMessageContaining("Send a token.");
    ConsoleToken token = ConsoleToken.of(Map.of("NEWSWATCH_TOKEN", " nw_secret\n"));
    assertThat(handIn("{\"title\":\"t\"}\n", false, token)).isZero();
    assertThat(token.toString()).doesNotContain("secret");
    assertThatThrownBy(() -> ConsoleToken.of(Map.of("NEWSWATCH_TOKEN", "two words")))
        .isInstanceOf(Unable.class)
        .hasMessageNotContaining("words");
  }

  private int handIn(String lines, boolean alert) throws IOException {
    return handIn(lines, alert, NO_TOKEN);
  }

  private int handIn(String lines, boolean alert, ConsoleToken token) throws IOException {
    return new HandIn(console.address(), alert, token, stream(out), stream(err), false, QUICK)
        .of("f", new ByteArrayInputStream(lines.getBytes(UTF_8)));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, UTF_8);
  }
}
