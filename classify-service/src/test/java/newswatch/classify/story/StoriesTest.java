package newswatch.classify.story;

import static newswatch.classify.SomeSighting.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import newswatch.classify.SomeSighting;
import newswatch.events.StoryId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StoriesTest {
  private static final Duration WEEK = Duration.ofDays(7);

  private static final SomeSighting DERAILED =
      SomeSighting.of("derailed")
          .publishedAt(NOON)
          .title("Freight train derails near Orvieto, blocking Rome line")
          .body(
              """
              ROME (Wire) - A freight train carrying steel coils left the rails on Sunday close to Orvieto, \
              halting traffic on the main line between Rome and Florence, the operator Ferrocentro said.

              Seven of its 22 wagons lay across both tracks and 340 metres of overhead wire were torn down. The \
              driver, aged 51, was treated for bruises. Nobody else was hurt.

              "We are laying on buses between Chiusi and Orte," said Ferrocentro's director, Paola Renzetti. She \
              expected one track to open by Tuesday night.

              Prosecutors in Terni have opened an inquiry and seized the recorder of the locomotive.""");

  private static final String OTHER_DERAILED =
      """
      ROME (Wire) - A freight train carrying steel coils left the rails on Thursday close to Battipaglia, \
      halting traffic on the main line between Salerno and Reggio Calabria, the operator Ferrocentro said.

      Four of its 31 wagons lay across both tracks and 900 metres of overhead wire were torn down. Nobody \
      was hurt.

      "We are laying on buses between Salerno and Sapri," said a spokeswoman of Ferrocentro.""";

  private static final String IN_OTHER_WORDS =
      """
      Passengers between Florence and Rome face two days of coaches after an accident outside \
      Orvieto on Sunday, when a goods train loaded with coils of steel jumped the track.

      Ferrocentro, which runs the service, says seven wagons out of 22 came to rest over the whole width of \
      the line. The engine driver escaped with bruises. Power cables were pulled down for 340 metres.

      Its head Paola Renzetti promised a single track for Tuesday evening. Magistrates at Terni want to know \
      why it happened.""";

  private final Newsroom newsroom = new Newsroom(WEEK, 1_000);
  private final StoryId story = place(DERAILED);

  private StoryId place(SomeSighting sighting) {
    return newsroom.place(sighting.seen().article());
  }

  private static SomeSighting another(String address) {
    return SomeSighting.of(address).source(address).publishedAt(NOON.plusSeconds(7200));
  }

  @Nested
  class AnArticleJoins {
    @Test
    void asAReprintUnderAnotherHeadline() {
      assertThat(place(another("b").title("Chaos for Italian travellers").body(DERAILED.body())))
          .isEqualTo(story);
    }

    @Test
    void asALightEditWithAParagraphBeforeAndOneBehind() {
      String body =
          "Thousands of weekend travellers were stuck in Umbria. Hotels in Perugia were full.\n\n"
              + DERAILED.body().replace("left the rails", "came off the rails")
              + "\n\nOur correspondent adds that the line was renewed ten years ago.";
      assertThat(place(another("b").title("Steel coils on the line").body(body))).isEqualTo(story);
    }

    @Test
    void asATeaserOfTheWholeText() {
      assertThat(
              place(
                  another("b")
                      .title("Derailed near Orvieto")
                      .body(DERAILED.body().substring(0, 190) + "\u2026")))
          .isEqualTo(story);
    }

    @Test
    void asAHeadlineAlone() {
      assertThat(
              place(another("b").title("Train derails near Orvieto, Rome line blocked").body("")))
          .isEqualTo(story);
    }

    @Test
    void inWordsOfItsOwn() {
      assertThat(
              place(
                  another("b").title("Two days of buses for Rome travellers").body(IN_OTHER_WORDS)))
          .isEqualTo(story);
    }

    @Test
    void whoeverCameInBetween() {
      for (int i = 0; i < 50; i++) {
        place(
            another("other" + i)
                .title("Number " + i)
                .body(OTHER_DERAILED.replace("Thursday", "Friday")));
      }
      assertThat(place(another("b").title("Derailment").body(DERAILED.body()))).isEqualTo(story);
    }

    @Test
    void howeverManyOfItsOutletOpenAlike() {
      String opener =
          "Subscribe to our free daily newsletter and get the news from the valley, the coast and the"
              + " islands in your inbox every morning before breakfast.\n\n";
      Newsroom valley = new Newsroom(WEEK, 10_000);
      StoryId derailed = valley.place(DERAILED.body(opener + DERAILED.body()).seen().article());
      for (int i = 0; i < 2_000; i++) {
        String other =
            "Vessel Q%dx was seen off port R%dy with %d crates of S%dz, said captain T%du."
                .formatted(i, i, 1_000 + i, i, i);
        valley.place(
            another("n" + i)
                .title("Vessel Q%dx".formatted(i))
                .body(opener + other)
                .seen()
                .article());
      }
      SomeSighting second =
          another("b").title("Two days of buses for Rome travellers").body(opener + IN_OTHER_WORDS);
      assertThat(valley.place(second.seen().article())).isEqualTo(derailed);
    }

    @Test
    void lateByDaysByWhatItSaysOfItsTime() {
      newsroom.place(another("later").publishedAt(NOON.plus(Duration.ofDays(5))).seen().article());
      assertThat(place(another("b").title("Derailment").body(DERAILED.body()))).isEqualTo(story);
    }

    @Test
    void asAReprintDaysLaterWhateverWasToldOfItMeanwhile() {
      Instant later = NOON.plus(Duration.ofDays(6));
      place(
          another("b")
              .title("Two days of buses for Rome travellers")
              .body(IN_OTHER_WORDS)
              .publishedAt(later));
      assertThat(place(another("c").title("Derailment").body(DERAILED.body()).publishedAt(later)))
          .isEqualTo(story);
    }

    @Test
    void inChineseWhereTheCharactersTellTheSame() {
      SomeSighting first =
          another("zh1")
              .title(
                  "\u53f0\u98ce\u201c\u6d77\u9f99\u201d\u767b\u9646\u5e7f\u4e1c\u9633\u6c5f\uff0c12\u4e07\u4eba\u64a4\u79bb")
              .body(
                  "\u4eca\u5e74\u7b2c9\u53f7\u53f0\u98ce\u201c\u6d77\u9f99\u201d3\u67081\u65e5\u4e0a\u5348\u5728\u5e7f\u4e1c\u7701\u9633\u6c5f\u5e02\u6cbf\u6d77\u767b\u9646\uff0c\u4e2d\u5fc3\u9644\u8fd1\u6700\u5927\u98ce\u529b13\u7ea7\u3002"
                      + "\u5f53\u5730\u5df2\u8f6c\u79fb12\u4e07\u4eba\uff0c3400\u8258\u6e14\u8239\u56de\u6e2f\u907f\u98ce\u3002");
      SomeSighting second =
          another("zh2")
              .title(
                  "\u9633\u6c5f\u6e14\u8239\u5168\u90e8\u56de\u6e2f \u201c\u6d77\u9f99\u201d\u5e26\u676513\u7ea7\u5927\u98ce")
              .body(
                  "\u53f0\u98ce\u201c\u6d77\u9f99\u201d\u5468\u65e5\u767b\u9646\u9633\u6c5f\uff0c\u98ce\u529b\u8fbe13\u7ea7\u30023400\u8258\u6e14\u8239\u63d0\u524d\u56de\u6e2f\uff0c12\u4e07\u540d\u6c99\u6ee9\u9644\u8fd1\u5c45\u6c11\u88ab\u8f6c\u79fb\u3002");
      assertThat(place(first)).isNotEqualTo(story).isEqualTo(place(second));
    }

    @Test
    void inNoKnownLanguage() {
      SomeSighting one =
          another("x1")
              .title("Vorlun gathek mirrado Zephkar")
              .body(
                  "Vorlun gathek mirrado olune Zephkar brinnok 417 tavelu. Osmari henduk Qorlath.");
      assertThat(place(one)).isEqualTo(place(one.title("Zephkar gathek mirrado Vorlun")));
    }
  }

  @Nested
  class AnArticleBeginsItsOwn {
    @Test
    void whereItIsAnotherEventInTheSameMould() {
      assertThat(
              place(
                  another("b")
                      .publishedAt(NOON.plus(Duration.ofDays(4)))
                      .title("Freight train derails near Battipaglia, blocking Calabria line")
                      .body(OTHER_DERAILED)))
          .isNotEqualTo(story);
    }

    @Test
    void whereItIsTheNextOfASeries() {
      String monday =
          "The harbour's spot rate for wheat closed at %s dollars a tonne on %s, %s from the day"
              + " before. Barley was at %s and maize at %s. Traders in Constanta counted %s ships"
              + " waiting, among them %s with grain for Egypt.";
      SomeSighting first =
          another("m1")
              .title("Grain at Constanta: the day's prices")
              .body(monday.formatted("231.40", "Monday", "up 1.2", "198.75", "187.10", "14", "6"));
      SomeSighting second =
          another("m2")
              .publishedAt(NOON.plus(Duration.ofDays(1)))
              .title("Grain at Constanta: the day's prices")
              .body(
                  monday.formatted("228.90", "Tuesday", "down 2.5", "197.30", "188.45", "17", "9"));
      assertThat(place(first)).isNotEqualTo(place(second));
    }

    @Test
    void whereItIsTheSameColumnOfAnotherWeek() {
      SomeSighting column = another("c1").title("Morning briefing").body("");
      assertThat(place(column))
          .isNotEqualTo(place(another("c2").title("Morning briefing").body("")));
    }

    @Test
    void whereItWasPublishedLongerThanTheWindowAfterwards() {
      SomeSighting reprint = another("b").title("Derailed").body(DERAILED.body());
      assertThat(place(reprint.publishedAt(NOON.plus(WEEK).plusSeconds(1)))).isNotEqualTo(story);
      Newsroom other = new Newsroom(WEEK, 10);
      other.place(DERAILED.seen().article());
      assertThat(other.place(reprint.publishedAt(NOON.plus(WEEK)).seen().article()))
          .isEqualTo(story);
    }

    @Test
    void whereItSaysNextToNothing() {
      StoryId word = place(another("w1").title("Derailed").body(""));
      assertThat(word).isNotEqualTo(story);
      assertThat(place(another("w2").title("Derailed").body(""))).isNotEqualTo(word);
      assertThat(place(another("w3").title("").body("!!!"))).isNotIn(word, story);
    }
  }

  @Nested
  class TheWindow {
    @Test
    void keepsNoTellingThatAddsNothing() {
      int before = newsroom.tellings();
      place(another("b").title(DERAILED.title()).body(DERAILED.body()));
      assertThat(newsroom.tellings()).isEqualTo(before);
    }

    @Test
    void isNotTakenUpByAnArchive() {
      Newsroom small = new Newsroom(WEEK, 100);
      StoryId live = small.place(DERAILED.seen().article());
      for (int i = 0; i < 300; i++) {
        SomeSighting old = another("n" + i).publishedAt(NOON.minus(WEEK.multipliedBy(2)));
        small.place(
            old.title("Vessel Q%dx seen off port R%dy".formatted(i, i)).body("").seen().article(),
            NOON.plusSeconds(i));
      }
      assertThat(small.tellings()).isEqualTo(26);
      assertThat(small.place(another("b").body(DERAILED.body()).seen().article())).isEqualTo(live);
    }

    @Test
    void letsGoWhatCameLongerAgoThanItIsWide() {
      newsroom.place(another("later").publishedAt(NOON.plus(WEEK).plusSeconds(1)).seen().article());
      assertThat(newsroom.tellings()).isEqualTo(1);
    }

    @Test
    void neverHoldsMoreThanItMay() {
      Newsroom small = new Newsroom(WEEK, 100);
      SomeSighting one = another("one").title("Lorry fire at Kirkuk depot").body("");
      for (int i = 0; i < 1_500; i++) {
        small.place(
            another("n" + i)
                .title("Vessel Q%dx seen off port R%dy".formatted(i, i))
                .body("")
                .seen()
                .article());
      }
      assertThat(small.tellings()).isEqualTo(100);
      assertThat(small.place(one.seen().article())).isEqualTo(StoryId.ofFirst(one.id()));
      assertThat(small.place(another("two").title(one.title()).body("").seen().article()))
          .isEqualTo(StoryId.ofFirst(one.id()));
    }
  }
}
