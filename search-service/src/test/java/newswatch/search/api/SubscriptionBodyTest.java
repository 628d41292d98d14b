package newswatch.search.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import newswatch.events.Change;
import newswatch.events.PersonId;
import newswatch.events.QuietHours;
import newswatch.events.ReceiverId;
import newswatch.events.Rhythm;
import newswatch.events.Rhythm.Every;
import newswatch.events.Subscription;
import newswatch.events.SubscriptionId;
import newswatch.events.TopicId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionBodyTest {
  private static final PersonId ANA = new PersonId("ana");
  private static final Change NOW = new Change("ana", Instant.EPOCH);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void everyFieldIsTakenOver() throws IOException {
    assertThat(
            read(
                """
                {"id": "rates", "name": "Rates in Asia", "topic": "economy",
                 "query": "rates AND NOT yorkshire", "minimumScore": 0.25,
                 "sources": ["Example Post", "Example Post"], "languages": ["EN", "zh-hans", "en"],
                 "receiver": "desk", "rhythm": {"every": "week", "on": "monday", "at": "08:05",
                 "zone": "Europe/Berlin"}, "quietHours": {"from": "22:00", "until": "06:00",
                 "zone": "UTC"}, "mostPerHour": 1000, "paused": true,
                 "owner": "bob", "problem": "none", "changedBy": "bob", "changedAt": "ever"}
                """))
        .isEqualTo(
            new Subscription(
                new SubscriptionId("rates"),
                "Rates in Asia",
                ANA,
                new TopicId("economy"),
                "rates AND NOT yorkshire",
                0.25,
                List.of("Example Post"),
                List.of("en", "zh-Hans"),
                new ReceiverId("desk"),
                new Rhythm(Every.WEEK, LocalTime.of(8, 5), DayOfWeek.MONDAY, BERLIN),
                new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 0), ZoneId.of("UTC")),
                1000,
                true,
                NOW,
                false));
  }

  @Test
  void whatIsNotSaidIsUsual() throws IOException {
    Subscription made = read("{\"name\":\"Über Häfen\",\"query\":\"quay\",\"receiver\":\"desk\"}");
    assertThat(made.id()).isEqualTo(new SubscriptionId("uber-hafen"));
    assertThat(made.rhythm()).isEqualTo(Rhythm.AT_ONCE);
    assertThat(made.quietHours()).isNull();
    assertThat(made.mostPerHour()).isNull();
    assertThat(made.minimumScore()).isZero();
    assertThat(made.paused()).isFalse();
    assertThat(read("{\"name\":\"南海\",\"topic\":\"sea\",\"receiver\":\"desk\"}").id().value())
        .startsWith("subscription-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"every\":\"alert\" | ALERT",
        "\"every\":\"hour\" | HOUR",
        "\"every\":\"day\",\"at\":\"00:00\",\"zone\":\"+05:30\" | DAY",
        "\"every\":\"day\",\"at\":\"23:59\",\"zone\":\"America/Sao_Paulo\" | DAY",
        "\"every\":\"week\",\"on\":\"sunday\",\"at\":\"12:00\",\"zone\":\"UTC\" | WEEK"
      })
  void rhythmIsAnsweredAsItIsTaken(String fields, Every every) throws IOException {
    Rhythm rhythm = read(with("\"rhythm\":{" + fields + "}")).rhythm();
    assertThat(rhythm.every()).isEqualTo(every);
    RhythmBody.View view = RhythmBody.View.of(rhythm);
    StringBuilder told = new StringBuilder("\"every\":\"" + view.every() + "\"");
    if (view.on() != null) {
      told.append(",\"on\":\"").append(view.on()).append('"');
    }
    if (view.at() != null) {
      told.append(",\"at\":\"").append(view.at()).append('"');
      told.append(",\"zone\":\"").append(view.zone()).append('"');
    }
    assertThat(told).hasToString(fields);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"rhythm\":{}                                                        | rhythm.every",
        "\"rhythm\":{\"every\":\"DAY\"}                                       | rhythm.every",
        "\"rhythm\":{\"every\":\"month\"}                                     | rhythm.every",
        "\"rhythm\":\"day\"                                                   | rhythm",
        "\"rhythm\":{\"every\":\"day\",\"zone\":\"UTC\"}                      | rhythm.at",
        "\"rhythm\":{\"every\":\"day\",\"at\":\"8:00\",\"zone\":\"UTC\"}      | rhythm.at",
        "\"rhythm\":{\"every\":\"day\",\"at\":\"24:00\",\"zone\":\"UTC\"}     | rhythm.at",
        "\"rhythm\":{\"every\":\"day\",\"at\":\"08:00:00\",\"zone\":\"UTC\"}  | rhythm.at",
        "\"rhythm\":{\"every\":\"day\",\"at\":\"08:60\",\"zone\":\"UTC\"}     | rhythm.at",
        "\"rhythm\":{\"every\":\"day\",\"at\":\"08:00\"}                      | rhythm.zone",
        "\"rhythm\":{\"every\":\"day\",\"at\":\"08:00\",\"zone\":\"UTC+25\"}  | rhythm.zone",
        "\"rhythm\":{\"every\":\"day\",\"at\":\"08:00\",\"zone\":\"Mars/X\"}  | rhythm.zone",
        "\"rhythm\":{\"every\":\"day\",\"on\":\"monday\",\"at\":\"08:00\",\"zone\":\"UTC\"} | rhythm.on",
        "\"rhythm\":{\"every\":\"week\",\"at\":\"08:00\",\"zone\":\"UTC\"}    | rhythm.on",
        "\"rhythm\":{\"every\":\"week\",\"on\":\"Mon\",\"at\":\"08:00\",\"zone\":\"UTC\"} | rhythm.on",
        "\"rhythm\":{\"every\":\"hour\",\"at\":\"08:00\"}                     | rhythm.at",
        "\"rhythm\":{\"every\":\"alert\",\"zone\":\"UTC\"}                    | rhythm.zone",
        "\"rhythm\":{\"every\":\"alert\",\"colour\":\"red\"}                  | rhythm.colour",
        "\"quietHours\":{\"until\":\"06:00\",\"zone\":\"UTC\"}                | quietHours.from",
        "\"quietHours\":{\"from\":\"22:00\",\"zone\":\"UTC\"}                 | quietHours.until",
        "\"quietHours\":{\"from\":\"22:00\",\"until\":\"06:00\"}              | quietHours.zone",
        "\"quietHours\":{\"from\":\"22:00\",\"until\":\"22:00\",\"zone\":\"UTC\"} | quietHours.until",
        "\"mostPerHour\":0                                                    | mostPerHour",
        "\"mostPerHour\":1001                                                 | mostPerHour",
        "\"mostPerHour\":1.5                                                  | mostPerHour",
        "\"minimumScore\":1.1                                                 | minimumScore",
        "\"languages\":[\"en_GB\"]                                            | languages",
        "\"languages\":[\"no language\"]                                      | languages",
        "\"languages\":\"en\"                                                 | languages",
        "\"sources\":[\"\"]                                                   | sources",
        "\"paused\":\"yes\"                                                   | paused",
        "\"topic\":\"NO ID\"                                                  | topic",
        "\"id\":\"NO ID\"                                                     | id",
        "\"name\":\"a\\nb\"                                                   | name",
        "\"colour\":\"red\"                                                   | colour"
      })
  void whatCannotBeUsedIsRefusedByName(String fields, String named) {
    assertRefused(with(fields), named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a AND (b\"", "\"topic:economy\"", "\"published:2026\"", "7"})
  void queryIsOneThatATopicCouldHave(String query) {
    assertRefused(
        "{\"id\":\"quays\",\"receiver\":\"desk\",\"query\":%s}".formatted(query), "query");
  }

  @Test
  void placeInAQueryIsTold() {
    assertThatThrownBy(
            () -> read("{\"id\":\"quays\",\"receiver\":\"desk\",\"query\":\"a AND (b\"}"))
        .isInstanceOfSatisfying(
            BadField.class,
            e -> {
              assertThat(e.position()).isEqualTo(8);
              assertThat(e).hasMessageStartingWith("at position 8: ");
            });
  }

  @Test
  void subscriptionHasATopicOrAQueryAndAReceiver() {
    assertRefused("{\"id\":\"quays\",\"receiver\":\"desk\"}", "query");
    assertRefused("{\"id\":\"quays\",\"receiver\":\"desk\",\"query\":\" \"}", "query");
    assertRefused("{\"id\":\"quays\",\"query\":\"quay\"}", "receiver");
    assertRefused("{\"id\":\"quays\",\"query\":\"quay\",\"receiver\":\"A B\"}", "receiver");
    assertRefused("{\"query\":\"quay\",\"receiver\":\"desk\"}", "id");
  }

  private static void assertRefused(String body, String named) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(BadField.class, e -> assertThat(e.field()).isEqualTo(named));
  }

  private static String with(String fields) {
    return (fields.contains("\"id\"") ? "{" : "{\"id\":\"quays\",")
        + "\"query\":\"quay\",\"receiver\":\"desk\","
        + fields
        + "}";
  }

  private static Subscription read(String body) throws IOException {
    return SubscriptionBody.read(new ByteArrayInputStream(body.getBytes(UTF_8)), null, ANA, NOW);
  }
}
