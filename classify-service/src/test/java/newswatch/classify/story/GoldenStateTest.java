package newswatch.classify.story;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import newswatch.events.EventJson;
import newswatch.events.Sketch;
import newswatch.events.StoryId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is stored must still be readable after an upgrade: the files under {@code golden/} are what
 * earlier versions wrote, and are never edited.
 */
class GoldenStateTest {
  private static final StoryId STORY = new StoryId("00112233445566778899aabbccddeeff");
  private static final Telling TELLING =
      new Telling(
          STORY,
          Instant.parse("2026-01-02T03:04:05Z"),
          Instant.parse("2026-01-02T03:10:00Z"),
          new Sketch(1, "AQAAAAchAAA="));

  @Test
  void tellingsAreReadAndWrittenAsEver() throws IOException {
    isReadAndWritten("v1/Telling.json", TELLING);
  }

  @Test
  void sketchesAreReadAsEver() {
    Features said = Features.of(TELLING.sketch());
    assertThat(said.size()).isEqualTo(1);
    assertThat(said.term(0)).isEqualTo(7);
    assertThat(said.leads(0)).isTrue();
    assertThat(said.kind(0)).isEqualTo(Features.Kind.WORD);
    assertThat(said.sketch()).isEqualTo(TELLING.sketch());
  }

  @Test
  void placementsAreReadAndWrittenAsEver() throws IOException {
    isReadAndWritten("v2/Placement.json", new Placement(STORY));
  }

  @Test
  void placementsThatSayMoreAreRead() throws IOException {
    assertThat(EventJson.read(golden("v1/Placement.json"), Placement.class))
        .isEqualTo(new Placement(STORY));
  }

  private static void isReadAndWritten(String file, Object stored) throws IOException {
    byte[] golden = golden(file);
    assertThat(EventJson.read(golden, stored.getClass())).isEqualTo(stored);
    JsonMapper mapper = new JsonMapper();
    assertThat(mapper.readTree(EventJson.write(stored))).isEqualTo(mapper.readTree(golden));
  }

  private static byte[] golden(String name) throws IOException {
    try (var in = GoldenStateTest.class.getResourceAsStream("/golden/" + name)) {
      return requireNonNull(in, name).readAllBytes();
    }
  }
}
