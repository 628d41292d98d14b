package newswatch.search;

import java.util.List;
import newswatch.events.Channel;
import newswatch.search.channel.AlertChannel;
import newswatch.search.channel.AlertFollower;
import newswatch.search.channel.DeliveryChannel;
import newswatch.search.delivery.AlertStream;
import newswatch.search.delivery.Dispatcher;
import newswatch.search.delivery.Restoring;
import newswatch.start.Channels;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Has alerts sent while the service runs, once it is known who wants them where. Ends before the
 * web server does, which would wait for open streams.
 */
@Component
final class AlertStart implements SmartLifecycle {
  private static final List<Channel> CHANNELS =
      List.of(Channel.ALERTS, Channel.ALERTS.deadLetters(), Channel.DELIVERIES);

  private final Channels channels;
  private final DeliveryChannel deliveries;
  private final AlertFollower raised;
  private final AlertChannel alerts;
  private final AlertWalk walk;
  private final Dispatcher dispatcher;
  private final Restoring restoring;
  private final AlertStream stream;
  private AlertChannel.@Nullable Reading reading;

  /**
   * @param catalogue is started before, and read to its end by then
   */
  AlertStart(
      Channels channels,
      DeliveryChannel deliveries,
      AlertFollower raised,
      AlertChannel alerts,
      AlertWalk walk,
      Dispatcher dispatcher,
      Restoring restoring,
      AlertStream stream,
      CatalogueStart catalogue) {
    this.channels = channels;
    this.deliveries = deliveries;
    this.raised = raised;
    this.alerts = alerts;
    this.walk = walk;
    this.dispatcher = dispatcher;
    this.restoring = restoring;
    this.stream = stream;
  }

  @Override
  public void start() {
    channels.open(CHANNELS);
    deliveries.follow(dispatcher::offer, restoring::restore);
    raised.follow();
    reading = alerts.follow(walk);
  }

  @Override
  public void stop() {
    AlertChannel.Reading ending = reading;
    if (ending != null) {
      reading = null;
      stream.end();
      ending.stop();
      dispatcher.close();
      raised.leave();
      deliveries.leave();
    }
  }

  @Override
  public boolean isRunning() {
    return reading != null;
  }
}
