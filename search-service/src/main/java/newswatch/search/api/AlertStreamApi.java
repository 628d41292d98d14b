package newswatch.search.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import newswatch.events.AlertId;
import newswatch.events.AlertRaised;
import newswatch.events.EventJson;
import newswatch.events.Subscription;
import newswatch.search.access.Reach;
import newswatch.search.access.Visitors;
import newswatch.search.catalogue.Defined;
import newswatch.search.delivery.AlertStream;
import newswatch.search.delivery.Wording;
import newswatch.search.subscription.Subscriptions;
import newswatch.search.withdrawal.Withdrawals;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /api/alerts/stream}: alerts as they are raised, each person's own, as server-sent events
 * (WHATWG HTML 9.2). Who comes back may hear one twice, and knows it by its id.
 */
@RestController
@RequestMapping("/api/alerts/stream")
final class AlertStreamApi {
  private static final Logger LOG = LoggerFactory.getLogger(AlertStreamApi.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration GLANCE = Duration.ofSeconds(1);
  private static final String RETRY_AFTER_SECONDS = "10";

  private final AlertStream stream;
  private final Subscriptions subscriptions;
  private final Withdrawals withdrawals;
  private final Visitors visitors;

  AlertStreamApi(
      AlertStream stream, Subscriptions subscriptions, Withdrawals withdrawals, Visitors visitors) {
    this.stream = stream;
    this.subscriptions = subscriptions;
    this.withdrawals = withdrawals;
    this.visitors = visitors;
  }

  /** Nobody could tell when who asked like this has left: nothing is ever written to them. */
  @RequestMapping(method = RequestMethod.HEAD)
  ResponseEntity<Void> head() {
    return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED).allow(HttpMethod.GET).build();
  }

  @GetMapping
  void listen(
      @RequestHeader(name = "Last-Event-ID", defaultValue = "") String lastEventId,
      HttpServletResponse response) {
    Reach reach = visitors.reach();
    switch (stream.listen(alert -> isWithin(reach, alert), known(lastEventId))) {
      case AlertStream.Begun.Full() -> throw full();
      case AlertStream.Begun.Listening(var hearing, boolean missed) -> {
        try (hearing) {
          response.setContentType("text/event-stream");
          response.setCharacterEncoding("UTF-8");
          response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
          boolean reset = missed || (!lastEventId.isEmpty() && known(lastEventId) == null);
          write(response.getOutputStream(), hearing, reset, visitors.stillWelcome());
        } catch (IOException e) {
          LOG.atDebug().addKeyValue("reason", e.getMessage()).log("listener left");
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  private boolean isWithin(Reach reach, AlertRaised alert) {
    Defined<Subscription> subscription = subscriptions.one(alert.subscription());
    return subscription != null
        && reach.covers(subscription.definition().owner())
        && !withdrawals.hold(alert.article().id());
  }

  private static @Nullable AlertId known(String id) {
    try {
      return id.isEmpty() ? null : new AlertId(id);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static ErrorResponseException full() {
    ErrorResponseException problem =
        new ErrorResponseException(
            HttpStatus.SERVICE_UNAVAILABLE,
            ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE,
                "As many listen as may: %d. Or the service is starting or ending."
                    .formatted(AlertStream.MOST_LISTENERS)),
            null);
    problem.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    return problem;
  }

  private static void write(
      OutputStream out, AlertStream.Hearing hearing, boolean reset, BooleanSupplier welcome)
      throws IOException, InterruptedException {
    out.write("retry: 3000\n: listening\n\n".getBytes(UTF_8));
    if (reset) {
      out.write("event: reset\ndata: {}\n\n".getBytes(UTF_8));
    }
    out.flush();
    long silent = 0;
    while (!hearing.isOver() && welcome.getAsBoolean()) {
      Optional<AlertRaised> next = hearing.next(GLANCE);
      silent = next.isPresent() ? 0 : silent + 1;
      if (next.isPresent()) {
        out.write(text(next.get()).getBytes(UTF_8));
        out.flush();
      } else if (silent % HEARTBEAT.toSeconds() == 0) {
        out.write(": listening\n\n".getBytes(UTF_8));
        out.flush();
      }
    }
  }

  /** The event as its channel holds it, and in words why. */
  private static String text(AlertRaised alert) {
    ObjectNode told = EventJson.mapper().valueToTree(alert);
    told.put("reason", Wording.reason(alert));
    return "event: alert\nid: %s\ndata: %s\n\n"
        .formatted(alert.alert(), EventJson.mapper().writeValueAsString(told));
  }
}
