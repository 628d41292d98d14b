package newswatch.search.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import newswatch.search.replay.ReplayOptions.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayOptionsTest {
  @Test
  void withoutArgumentsAllIsReplayedAtTheUsualRate() {
    assertThat(ReplayOptions.read(List.of()))
        .isEqualTo(new Read.Asked(new ReplayOptions(null, 500, false, List.of())));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01, 2026-03-01T00:00:00Z",
    "2026-03-01T12:30:00Z, 2026-03-01T12:30:00Z",
    "2026-03-01T12:30:00+08:00, 2026-03-01T04:30:00Z"
  })
  void timeIsADateInUtcOrATimeWithItsZone(String given, Instant from) {
    Read expected = new Read.Asked(new ReplayOptions(from, 20, true, List.of()));
    assertThat(ReplayOptions.read(List.of("--from", given, "--rate", "20", "--restart")))
        .isEqualTo(expected);
    assertThat(ReplayOptions.read(List.of("--restart", "--rate=20", "--from=" + given)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1969-12-31", "0001-01-01T00:00:00Z", "-999999999-01-01T00:00:00+18:00"})
  void whatIsBeforeKafkasTimeBeginsIsItsBeginning(String given) {
    assertThat(ReplayOptions.read(List.of("--from", given)))
        .isEqualTo(new Read.Asked(new ReplayOptions(Instant.EPOCH, 500, false, List.of())));
  }

  @Test
  void theLastYearIsOfFourDigits() {
    assertThat(ReplayOptions.read(List.of("--from", "9999-12-31"))).isInstanceOf(Read.Asked.class);
  }

  @Test
  void settingsArePassedOn() {
    String setting = "--spring.kafka.properties.sasl.jaas.config=Login required a=\"b\";";
    assertThat(ReplayOptions.read(List.of(setting)))
        .isEqualTo(new Read.Asked(new ReplayOptions(null, 500, false, List.of(setting))));
  }

  @Test
  void helpIsGivenWhateverElseIsAsked() {
    assertThat(ReplayOptions.read(List.of("--rate", "7", "--help"))).isEqualTo(new Read.Help());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--from|--from wants a value",
        "--from yesterday|not 'yesterday'",
        "--from 2026-03-01T12:30:00|not '2026-03-01T12:30:00'",
        "--from 2026-02-30|not '2026-02-30'",
        "--from +10000-01-01|up to the year 9999",
        "--from +999999999-12-31|up to the year 9999",
        "--from +999999999-12-31T23:59:59-18:00|up to the year 9999",
        "--rate|--rate wants a value",
        "--rate fast|not 'fast'",
        "--rate 0|--rate is from 1 to 100000",
        "--rate 100001|--rate is from 1 to 100000",
        "--form 2026-03-01|no option '--form'",
        "--spring.kafka.bootstrap-servers|no option '--spring.kafka.bootstrap-servers'",
        "2026-03-01|no option '2026-03-01'"
      })
  void nonsenseIsToldByWhatIsWrongWithIt(String given, String reason) {
    assertThat(ReplayOptions.read(List.of(given.split(" "))))
        .isInstanceOfSatisfying(
            Read.Misused.class, misused -> assertThat(misused.reason()).contains(reason));
  }

  @Test
  void ratesOutsideTheRangeAreRefused() {
    assertThatThrownBy(() -> new ReplayOptions(null, 0, false, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
