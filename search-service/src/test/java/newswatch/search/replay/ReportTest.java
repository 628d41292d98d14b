package newswatch.search.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final long SECOND = 1_000_000_000;
  private static final Run BEGUN = new Run(null, Map.of(0, Stretch.of(0, 2_000)));

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void elsewhereThanOnATerminalItTellsHowItBeginsAndEnds() {
    Report report = report(false);
    report.begins(BEGUN, 500, 0);
    report.goesOn(further(1_000, 900, 0), null, 2 * SECOND);
    report.ends(further(2_000, 1_800, 3), true, 75 * SECOND);

    assertThat(out.toString(UTF_8).lines())
        .containsExactly(
            "Judging the whole archive again: at most 2,000 sightings, at most 500 a second.",
            "Judged 1,800 sightings again in 1 min 15 s; they can be found.",
            "3 records were passed over: they are no sightings, or too large to be judged.");
  }

  @Test
  void onATerminalItDrawsHowFarItIs() {
    Report report = report(true);
    report.begins(BEGUN, 500, 0);
    report.goesOn(further(1_000, 900, 0), null, 2 * SECOND);
    report.goesOn(further(1_000, 900, 0), "something", 3 * SECOND);

    assertThat(out.toString(UTF_8))
        .contains("\r\u001b[K900 of at most 1,900 sightings, 450 a second, 2 s left")
        .contains("\r\u001b[K900 of at most 1,900 sightings, 300 a second, waiting for something");
  }

  @Test
  void oneThatGoesOnTellsWhatWasDoneBefore() {
    Report report = report(false);
    Run from =
        new Run(
            Instant.parse("2026-03-01T00:00:00Z"), Map.of(0, new Stretch(0, 2_000, 500, 480, 0)));
    report.begins(from, 20, 0);
    report.ends(from.with(Map.of(0, new Stretch(0, 2_000, 2_000, 1_900, 0))), false, 2 * SECOND);

    assertThat(out.toString(UTF_8).lines())
        .containsExactly(
            "Going on with a replay from 2026-03-01T00:00:00Z: 480 sightings were judged again"
                + " before, at most 1,500 are left, at most 20 a second.",
            "Sent 1,420 sightings to be judged again in 2 s, 1,900 in all; all are sent, but it was"
                + " not seen that all of them can be found.");
  }

  @Test
  void oneThatIsStoppedTellsHowToGoOn() {
    report(false).stops(further(1_000, 900, 0));
    assertThat(out.toString(UTF_8)).contains("900").contains("./newswatch replay goes on");
  }

  @Test
  void whatGoesWrongIsToldApart() {
    Report report = report(false);
    report.waits("Kafka");
    report.fails("no more.");
    assertThat(err.toString(UTF_8).lines())
        .containsExactly("newswatch: waiting for Kafka", "newswatch: no more.");
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  private Report report(boolean terminal) {
    return new Report(
        new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), terminal);
  }

  private static Run further(long next, long sent, long passedOver) {
    return BEGUN.with(Map.of(0, new Stretch(0, 2_000, next, sent, passedOver)));
  }
}
