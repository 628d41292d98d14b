package newswatch.ingest;

import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import newswatch.ingest.article.CanaryArticle;
import newswatch.ingest.channel.SightingChannel;
import newswatch.start.CanaryProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends an article of our own every few minutes, from the one instance that owns the first
 * partition of feeds. One that cannot be published is not sent later: it is missed, as it should.
 */
@Component
final class CanaryRounds implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(CanaryRounds.class);

  private final SightingChannel sightings;
  private final CanaryProperties properties;
  private final InstantSource clock;
  private volatile @Nullable ScheduledExecutorService rounds;

  CanaryRounds(SightingChannel sightings, CanaryProperties properties, InstantSource clock) {
    this.sightings = sightings;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public void start() {
    ScheduledExecutorService starting =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("canary").factory());
    rounds = starting;
    if (properties.on()) {
      long every = properties.every().toMillis();
      var _ = starting.scheduleAtFixedRate(this::send, every, every, TimeUnit.MILLISECONDS);
    }
  }

  /** A round that threw would be the last. */
  private void send() {
    try {
      sightings.ofCanaries().ifPresent(door -> door.publish(CanaryArticle.sentAt(clock.instant())));
    } catch (RuntimeException e) {
      LOG.atWarn().addKeyValue("reason", e.toString()).log("canary not sent");
    }
  }

  @Override
  public void stop() {
    ScheduledExecutorService ending = rounds;
    if (ending != null) {
      rounds = null;
      ending.shutdownNow();
    }
  }

  @Override
  public boolean isRunning() {
    return rounds != null;
  }
}
