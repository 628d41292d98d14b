package newswatch.ingest.look;

import static newswatch.ingest.look.SamplePages.article;
import static newswatch.ingest.look.SamplePages.seen;
import static newswatch.ingest.look.SamplePages.shown;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import newswatch.events.Article;
import newswatch.events.Origin;
import newswatch.events.PageWatch;
import newswatch.events.PageWatch.Stage;
import newswatch.fetch.Validators;
import newswatch.ingest.article.HandedInArticles;
import newswatch.ingest.language.LanguageDetector;
import newswatch.ingest.page.Page;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LooksTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final String ADDRESS = "https://news.example/a";
  private static final String TEXT = "Two coast guards agreed to meet. ".repeat(30);

  private final Looks looks = new Looks(SamplePages.properties(10));
  private final PageArticles articles =
      new PageArticles(new HandedInArticles(new LanguageDetector()));

  @Nested
  class AnArticleWithATeaserOnly {
    private final PageWatch waiting =
        looks.waiting(seen(article(ADDRESS, "Talks resume."), Origin.LIVE, NOW));

    @Test
    void waitsForItsPageWhichIsLookedAtNow() {
      assertThat(looks.isTeaser(waiting.told().article(), false)).isTrue();
      assertThat(waiting.waits()).isTrue();
      assertThat(waiting.dueAt()).isEqualTo(NOW);
    }

    @Test
    void takesTheTextFromThePageAndTheTeaserForItsSummary() {
      Article taken = articles.of(waiting, shown(ADDRESS, "Talks | The site", TEXT));
      assertThat(taken.body()).isEqualTo(TEXT.strip());
      assertThat(taken.summary()).isEqualTo("Talks resume.");
      assertThat(taken.title()).isEqualTo("Talks");
      assertThat(taken.source()).isEqualTo("News");
      assertThat(taken.author()).isEqualTo("A. Writer");
      assertThat(taken.id()).isEqualTo(waiting.told().article().id());
    }

    @Test
    void livesWhereItsPageSaysItDoes() {
      Article taken = articles.of(waiting, shown("https://news.example/b", "Talks", TEXT));
      assertThat(taken.id()).isEqualTo(article("https://news.example/b", null).id());
    }

    @Test
    void staysAsTheFeedToldItWhereThePageSaysLess() {
      assertThat(articles.of(waiting, shown(ADDRESS, "Talks", "Sorry")))
          .isEqualTo(waiting.told().article());
    }

    @Test
    void isAskedForAgainTwiceWhenItsPageFailsForAReasonThatMayPass() {
      PageWatch once = looks.again(waiting, null, NOW).orElseThrow();
      PageWatch twice = looks.again(once, Duration.ofMinutes(8), NOW).orElseThrow();
      assertThat(once.dueAt()).isEqualTo(NOW.plus(Duration.ofMinutes(1)));
      assertThat(twice.dueAt()).isEqualTo(NOW.plus(Duration.ofMinutes(8)));
      assertThat(twice.waits()).isTrue();
      assertThat(looks.again(twice, null, NOW)).isEmpty();
    }
  }

  @Nested
  class AnArticlePublishedByItsTeaser {
    private final PageWatch waiting =
        looks.waiting(seen(article(ADDRESS, "Talks resume."), Origin.LIVE, NOW));

    @Test
    void isRememberedSoThatTheFirstReadablePageIsPublished() {
      PageWatch next = looks.asBefore(waiting, NOW).orElseThrow();
      assertThat(next.stage()).isEqualTo(Stage.TEASER);
      assertThat(looks.asBefore(next, next.dueAt()).orElseThrow().stage()).isEqualTo(Stage.TEASER);
      Page shown = shown("https://news.example/b", "Talks", TEXT);
      Article article = articles.of(next, shown);
      assertThat(article.id()).isEqualTo(waiting.told().article().id());
      assertThat(looks.taken(next, shown, article, Validators.NONE, NOW).orElseThrow().stage())
          .isEqualTo(Stage.WHOLE);
    }

    @Test
    void isPublishedRatherThanKeptForAServerThatAsksForALongRest() {
      assertThat(looks.again(waiting, Duration.ofHours(3), NOW)).isEmpty();
    }
  }

  @Nested
  class AnEntryThatChanges {
    private final Article other = article(ADDRESS, "Talks resume, 12 comments.");

    @Test
    void goesOnWaitingWithItsNewWords() {
      PageWatch waiting =
          looks
              .again(
                  looks.waiting(seen(article(ADDRESS, "Talks resume."), Origin.LIVE, NOW)),
                  null,
                  NOW)
              .orElseThrow();
      PageWatch retold = looks.retold(waiting, other, NOW.plusSeconds(1));
      assertThat(retold.told().article()).isEqualTo(other);
      assertThat(retold.failures()).isOne();
      assertThat(retold.dueAt()).isEqualTo(waiting.dueAt());
    }

    @Test
    void hasItsPageLookedAtWithinTheHour() {
      PageWatch before =
          looks.published(seen(article(ADDRESS, TEXT), Origin.LIVE, NOW)).orElseThrow();
      Instant later = NOW.plus(Duration.ofHours(2));
      PageWatch next = looks.asBefore(before, later).orElseThrow();
      PageWatch retold = looks.retold(next, other, later);
      assertThat(retold.dueAt()).isEqualTo(later.plus(Duration.ofHours(1)));
      assertThat(looks.retold(retold, other, later.plusSeconds(60)).dueAt())
          .isEqualTo(retold.dueAt());
      assertThat(retold.told().article()).isEqualTo(next.told().article());
    }
  }

  @Test
  void shortTextIsBelievedToBeWholeWhereTheFeedSaysSo() {
    Article brief = article(ADDRESS, "Two coast guards agreed to meet. ".repeat(6));
    assertThat(looks.isTeaser(brief, false)).isTrue();
    assertThat(looks.isTeaser(brief, true)).isFalse();
    assertThat(looks.isTeaser(article(ADDRESS, "Read more..."), true)).isTrue();
  }

  @Nested
  class APublishedArticle {
    private final PageWatch watched =
        looks.published(seen(article(ADDRESS, TEXT), Origin.LIVE, NOW)).orElseThrow();

    @Test
    void isNoTeaser() {
      assertThat(looks.isTeaser(article(ADDRESS, TEXT), false)).isFalse();
    }

    @Test
    void isLookedAtAfterAnHourSixADayAndAWeek() {
      List<Instant> times = new ArrayList<>();
      Optional<PageWatch> next = Optional.of(watched);
      while (next.isPresent()) {
        times.add(next.get().dueAt());
        next = looks.asBefore(next.get(), next.get().dueAt());
      }
      assertThat(times)
          .containsExactly(
              NOW.plus(Duration.ofHours(1)),
              NOW.plus(Duration.ofHours(6)),
              NOW.plus(Duration.ofHours(24)),
              NOW.plus(Duration.ofDays(7)));
    }

    @Test
    void looksThatWereMissedAreNotMadeUpFor() {
      Instant late = NOW.plus(Duration.ofDays(2));
      assertThat(looks.asBefore(watched, late).orElseThrow().dueAt())
          .isEqualTo(NOW.plus(Duration.ofDays(7)));
    }

    @Test
    void ofABacklogIsNotLookedAtAgain() {
      assertThat(looks.published(seen(article(ADDRESS, TEXT), Origin.BACKLOG, NOW))).isEmpty();
    }

    @Test
    void isNotHeldInMemoryWithItsText() {
      assertThat(watched.told().article().body()).isNull();
    }
  }

  @Nested
  class AnEdit {
    private final Page first = shown(ADDRESS, "Talks | The site", TEXT);
    private final PageWatch watched =
        looks.published(seen(article(ADDRESS, TEXT), Origin.LIVE, NOW)).orElseThrow();
    private final PageWatch seen = after(watched, first);

    @Test
    void isUnknownAtTheFirstLookWhoseWordingDiffersFromTheFeeds() {
      assertThat(Views.isEdited(watched, first)).isFalse();
    }

    @Test
    void isOtherTextOrAnotherTitleThanThePageShowedBefore() {
      assertThat(Views.isEdited(seen, first)).isFalse();
      assertThat(Views.isEdited(seen, shown(ADDRESS, "Talks | The site", TEXT + "New."))).isTrue();
      assertThat(Views.isEdited(seen, shown(ADDRESS, "Talks fail | The site", TEXT))).isTrue();
    }

    @Test
    void isNoneWhereMostOfTheTextIsGone() {
      assertThat(Views.isStub(seen, shown(ADDRESS, "Talks", "Subscribe to read on."))).isTrue();
      assertThat(Views.isStub(seen, shown(ADDRESS, "Talks", TEXT.substring(99)))).isFalse();
      assertThat(Views.isStub(watched, shown(ADDRESS, "Talks", "Brief."))).isFalse();
    }

    @Test
    void ofAnArticleWithAnotherCanonicalAddressIsOneOfTheSameArticle() {
      PageWatch waiting =
          looks.waiting(seen(article(ADDRESS + "?id=1", "Talks resume."), Origin.LIVE, NOW));
      Page shown = shown("https://news.example/canonical", "Talks", TEXT);
      Article published = articles.of(waiting, shown);
      PageWatch next = looks.taken(waiting, shown, published, Validators.NONE, NOW).orElseThrow();
      Page edited = shown("https://news.example/canonical", "Talks", TEXT + "New.");
      assertThat(published.id()).isEqualTo(article("https://news.example/canonical", null).id());
      assertThat(articles.of(next, edited).id()).isEqualTo(published.id());
    }

    @Test
    void ofTheTextKeepsTheTitleOfTheFeedAndTheAddress() {
      Article edited =
          articles.of(seen, shown("https://news.example/b", "Talks | The site", TEXT + "New."));
      assertThat(edited.title()).isEqualTo("Talks");
      assertThat(edited.id()).isEqualTo(watched.told().article().id());
    }

    @Test
    void ofTheTitleBringsThePagesTitle() {
      assertThat(articles.of(seen, shown(ADDRESS, "Talks fail", TEXT)).title())
          .isEqualTo("Talks fail");
    }

    private PageWatch after(PageWatch page, Page shown) {
      return looks.taken(page, shown, articles.of(page, shown), Validators.NONE, NOW).orElseThrow();
    }
  }
}
