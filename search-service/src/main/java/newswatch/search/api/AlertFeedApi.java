package newswatch.search.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import newswatch.events.AlertRaised;
import newswatch.events.Digest;
import newswatch.events.Subscription;
import newswatch.search.access.Reach;
import newswatch.search.access.Visitors;
import newswatch.search.delivery.AlertFeed;
import newswatch.search.delivery.Told;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** {@code /api/subscriptions/{id}/feed}: the newest alerts of a subscription, for feed readers. */
@RestController
final class AlertFeedApi {
  private static final int MOST = 50;
  private static final int ETAG_BITS = 128;

  /** Readers ask every some minutes; some seconds spare Kafka those that ask more often. */
  private static final CacheControl CACHE =
      CacheControl.maxAge(Duration.ofSeconds(15)).cachePrivate();

  private final OwnSubscriptions own;
  private final Told told;
  private final Visitors visitors;

  AlertFeedApi(OwnSubscriptions own, Told told, Visitors visitors) {
    this.own = own;
    this.told = told;
    this.visitors = visitors;
  }

  @GetMapping("/api/subscriptions/{id}/feed")
  ResponseEntity<byte[]> feed(@PathVariable String id) {
    Reach reach = visitors.reach();
    Subscription subscription = own.one(id);
    List<AlertRaised> alerts =
        told
            .newest(
                place ->
                    place.subscription().equals(subscription.id()) && reach.covers(place.owner()),
                null,
                MOST)
            .stream()
            .map(Told.One::alert)
            .toList();
    String base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    byte[] feed =
        new AlertFeed(
                subscription.id(),
                "Newswatch: " + subscription.name(),
                URI.create(base + "/api/subscriptions/" + subscription.id() + "/feed"),
                URI.create(base + "/api/articles"))
            .of(alerts);
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.APPLICATION_ATOM_XML, UTF_8))
        .eTag("\"" + Digest.hex(ETAG_BITS, new String(feed, UTF_8)) + "\"")
        .cacheControl(CACHE)
        .body(feed);
  }
}
