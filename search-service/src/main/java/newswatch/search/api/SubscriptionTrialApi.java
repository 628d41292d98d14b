package newswatch.search.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import newswatch.events.ArticleId;
import newswatch.events.Evidence;
import newswatch.events.StoryId;
import newswatch.events.Subscription;
import newswatch.events.Tag;
import newswatch.search.access.Reach;
import newswatch.search.access.Visitors;
import newswatch.search.catalogue.Catalogue;
import newswatch.search.subscription.SubscriptionEdits;
import newswatch.search.trial.Previews;
import newswatch.search.trial.SubscriptionTrial;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/subscriptions/…/preview} and {@code /test}: what a subscription would have been told,
 * and whether its receiver takes a message. Changes nothing.
 */
@RestController
@RequestMapping("/api/subscriptions")
final class SubscriptionTrialApi {
  private static final String RETRY_AFTER_SECONDS = "5";

  private final OwnSubscriptions own;
  private final SubscriptionEdits edits;
  private final SubscriptionTrial trial;
  private final TestMessages messages;
  private final Catalogue catalogue;
  private final Visitors visitors;

  SubscriptionTrialApi(
      OwnSubscriptions own,
      SubscriptionEdits edits,
      SubscriptionTrial trial,
      TestMessages messages,
      Catalogue catalogue,
      Visitors visitors) {
    this.own = own;
    this.edits = edits;
    this.trial = trial;
    this.messages = messages;
    this.catalogue = catalogue;
    this.visitors = visitors;
  }

  /**
   * What would have been told.
   *
   * @param alerts how many stories
   * @param messages in how many messages, by the rhythm alone
   * @param complete whether all stories were looked at; else only the oldest
   * @param newest the last of them, newest first, at most fifty
   */
  record Outcome(
      Instant from, Instant to, long alerts, long messages, boolean complete, List<Alert> newest) {
    Outcome {
      newest = List.copyOf(newest);
    }

    static Outcome of(SubscriptionTrial.Outcome found) {
      return new Outcome(
          found.from(),
          found.to(),
          found.alerts(),
          found.messages(),
          found.complete(),
          found.newest().stream().map(Alert::of).toList());
    }
  }

  /**
   * One of them.
   *
   * @param due when it would have been told
   */
  record Alert(
      ArticleId article,
      @Nullable URI url,
      String title,
      String source,
      @Nullable StoryId story,
      @Nullable Instant publishedAt,
      Instant firstSeenAt,
      Instant due,
      double score,
      @Nullable Evidence sentence) {
    static Alert of(SubscriptionTrial.Alert found) {
      return new Alert(
          found.article().article().id(),
          found.article().article().url(),
          found.article().article().title(),
          found.article().article().source(),
          found.article().story(),
          found.article().article().publishedAt(),
          found.article().firstSeenAt(),
          found.due(),
          found.match().score(),
          sentence(found));
    }

    private static @Nullable Evidence sentence(SubscriptionTrial.Alert found) {
      if (found.match().sentence() != null) {
        return found.match().sentence();
      }
      return found.article().topics().stream()
          .filter(tag -> tag.id().equals(found.match().topic()))
          .map(Tag::sentence)
          .findFirst()
          .orElse(null);
    }
  }

  @PostMapping(path = "/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
  Outcome preview(HttpServletRequest request) throws IOException {
    Reach reach = visitors.reach();
    Subscription wanted =
        SubscriptionBody.readToTry(
            request.getInputStream(), reach.person(), edits.change(reach.person()));
    if (wanted.topic() != null && catalogue.topic(wanted.topic()) == null) {
      throw new BadField(SubscriptionBody.TOPIC, "there is no topic '" + wanted.topic() + "'");
    }
    return Outcome.of(trial.of(wanted));
  }

  @PostMapping("/{id}/preview")
  Outcome preview(@PathVariable String id) {
    return Outcome.of(trial.of(own.one(id)));
  }

  @PostMapping("/{id}/test")
  TestMessages.Outcome test(@PathVariable String id) {
    return messages.send(own.one(id).receiver());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> busy(Previews.Busy e) {
    return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .body(
            ProblemDetail.forStatusAndDetail(
                HttpStatus.TOO_MANY_REQUESTS,
                "Other subscriptions are being tried. Ask again in a few seconds."));
  }
}
