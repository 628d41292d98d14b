package newswatch.search.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import newswatch.search.catalogue.Unpublished;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes again what an owner that fell behind wrote over, so that the channel does not end up
 * keeping less of a message than was known: it would be sent again by whoever starts next.
 * Thread-safe.
 */
@Component
public final class Restoring {
  private static final Logger LOG = LoggerFactory.getLogger(Restoring.class);

  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final Deliveries deliveries;
  private final Dispatcher dispatcher;
  private final Kept kept;
  private final Keeping keeping;

  Restoring(Deliveries deliveries, Dispatcher dispatcher, Kept kept, Keeping keeping) {
    this.deliveries = deliveries;
    this.dispatcher = dispatcher;
    this.kept = kept;
    this.keeping = keeping;
  }

  /** Looks at a partition; in the background where there is something to do, and it is ours. */
  public void restore(int partition) {
    if (!deliveries.overwritten(partition).isEmpty() && dispatcher.owns(partition)) {
      Thread.ofVirtual().name("restoring").start(() -> restoreAll(partition));
    }
  }

  /** One after the other, until it is done: who waited here finds little left to do. */
  private synchronized void restoreAll(int partition) {
    for (List<Deliveries.Place> places = deliveries.overwritten(partition);
        !places.isEmpty() && dispatcher.owns(partition);
        places = deliveries.overwritten(partition)) {
      try {
        keeping.keep(kept.read(places));
        return;
      } catch (Unpublished | DeliveriesUnavailable e) {
        LOG.atWarn()
            .addKeyValue("partition", partition)
            .addKeyValue("messages", places.size())
            .addKeyValue("reason", e.getMessage())
            .addKeyValue("retriedAfter", AGAIN)
            .log("what a former owner wrote over is not written again yet");
        LockSupport.parkNanos(AGAIN.toNanos());
      }
    }
  }
}
