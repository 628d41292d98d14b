package newswatch.search;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import newswatch.events.AlertRaised;
import newswatch.events.CanaryArrived;
import newswatch.events.Channel;
import newswatch.events.DeliveryState;
import newswatch.search.canary.Canaries;
import newswatch.search.catalogue.Unpublished;
import newswatch.search.catalogue.Unpublished.Effect;
import newswatch.search.channel.AlertChannel;
import newswatch.search.channel.CatalogueChannel;
import newswatch.search.delivery.Deliveries;
import newswatch.search.delivery.Delivery;
import newswatch.search.delivery.Dispatcher;
import newswatch.search.delivery.Keeping;
import newswatch.search.delivery.PostOffice;
import newswatch.search.delivery.Restoring;
import org.springframework.stereotype.Component;

/**
 * The walk of an alert: it is read, it is decided and kept whether its message is sent at once or
 * held, and what is kept and not over is on its way. A canary ends here.
 *
 * <p>{@code newswatch.alerts.taken} counts by stage where alerts stood when they were read: {@code
 * pending}, {@code held}, {@code withdrawn}, or {@code known}, when they had been read before.
 */
@Component
final class AlertWalk implements AlertChannel.Work {
  /** A subscription that is as new as its alert may not be known here yet. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Deliveries deliveries;
  private final PostOffice post;
  private final Keeping keeping;
  private final Dispatcher dispatcher;
  private final Restoring restoring;
  private final CatalogueChannel catalogue;
  private final Canaries canaries;
  private final MeterRegistry meters;

  AlertWalk(
      Deliveries deliveries,
      PostOffice post,
      Keeping keeping,
      Dispatcher dispatcher,
      Restoring restoring,
      CatalogueChannel catalogue,
      Canaries canaries,
      MeterRegistry meters) {
    this.deliveries = deliveries;
    this.post = post;
    this.keeping = keeping;
    this.dispatcher = dispatcher;
    this.restoring = restoring;
    this.catalogue = catalogue;
    this.canaries = canaries;
    this.meters = meters;
  }

  @Override
  public void owned(int partition) {
    dispatcher.own(partition, deliveries.open(partition));
    restoring.restore(partition);
    if (partition == CanaryArrived.PARTITION) {
      canaries.owned();
    }
  }

  @Override
  public void lost(int partition) {
    dispatcher.release(partition);
    if (partition == CanaryArrived.PARTITION) {
      canaries.lost();
    }
  }

  @Override
  public void raised(int partition, List<AlertRaised> alerts) {
    if (post.knowsNotAllOf(alerts) && !catalogue.hasReadAllOf(Channel.SUBSCRIPTIONS, PATIENCE)) {
      throw new Unpublished(Effect.NONE, "the subscriptions are not read up to their end", null);
    }
    List<DeliveryState> taken = post.take(alerts);
    keeping.keep(taken.stream().map(state -> new Delivery(state, partition)).toList());
    count("known", alerts.size() - taken.size());
    taken.forEach(state -> count(state.stage().word(), 1));
  }

  @Override
  public void arrived(CanaryArrived canary) {
    canaries.arrived(canary);
  }

  private void count(String stage, int alerts) {
    meters.counter("newswatch.alerts.taken", "stage", stage).increment(alerts);
  }
}
