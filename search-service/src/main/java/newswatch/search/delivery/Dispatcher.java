package newswatch.search.delivery;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import newswatch.events.DeliveryState;
import newswatch.events.DeliveryState.Stage;
import newswatch.events.MessageId;
import newswatch.events.ReceiverId;
import newswatch.events.SubscriptionId;
import newswatch.search.catalogue.Unpublished;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the messages of the partitions that are ours, each when its time has come: held ones
 * gathered, others in the lane of their receiver, so that no receiver waits for another. What
 * becomes of a message is kept before the next one of its lane takes its place. Thread-safe.
 */
public final class Dispatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final Duration KEEP_AGAIN = Duration.ofSeconds(1);
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
  private static final Duration FORGETTING = Duration.ofHours(1);
  private static final Duration PARTING = Duration.ofSeconds(10);
  private static final long LONGEST_WAIT_MILLIS = Duration.ofDays(1).toMillis();

  private final PostOffice post;
  private final Deliveries deliveries;
  private final Keeping keeping;
  private final InstantSource clock;
  private final Deliverances deliverances;
  private final Set<Integer> ours = new HashSet<>();
  private final Map<ReceiverId, Lane> lanes = new HashMap<>();
  private final Map<ReceiverId, Future<?>> alarms = new HashMap<>();
  private final Map<SubscriptionId, Future<?>> gatherings = new HashMap<>();
  private final Map<SubscriptionId, Map<MessageId, Delivery>> held = new HashMap<>();

  /** What waits or is under way, so that nothing is sent twice at a time. */
  private final Set<MessageId> inHand = new HashSet<>();

  private final ScheduledThreadPoolExecutor timers =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("delivery-timers").factory());
  private boolean closed;

  Dispatcher(
      PostOffice post,
      Deliveries deliveries,
      Keeping keeping,
      InstantSource clock,
      Deliverances deliverances) {
    this.post = post;
    this.deliveries = deliveries;
    this.keeping = keeping;
    this.clock = clock;
    this.deliverances = deliverances;
    deliverances.watch(this, this::inHand);
    timers.setRemoveOnCancelPolicy(true);
    timers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    var _ =
        timers.scheduleWithFixedDelay(
            post::forgetOld, FORGETTING.toMillis(), FORGETTING.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * A partition is ours from now on.
   *
   * @param open its messages that are not over
   */
  public synchronized void own(int partition, List<Delivery> open) {
    ours.add(partition);
    open.forEach(this::offer);
  }

  /** A partition is ours no more. What is under way is still brought to its end. */
  public synchronized void release(int partition) {
    ours.remove(partition);
    lanes.values().forEach(lane -> lane.removeIf(one -> forget(one, partition)));
    held.values().forEach(its -> its.values().removeIf(one -> forget(one, partition)));
    held.values().removeIf(Map::isEmpty);
  }

  private boolean forget(Delivery one, int partition) {
    return one.partition() == partition && inHand.remove(one.state().message());
  }

  /** Takes a message that is not over, unless it is somebody else's or here already. */
  public synchronized void offer(Delivery one) {
    DeliveryState message = one.state();
    if (closed || !ours.contains(one.partition()) || !inHand.add(message.message())) {
      return;
    }
    if (message.stage() == Stage.HELD) {
      held.computeIfAbsent(message.subscription(), _ -> new HashMap<>())
          .put(message.message(), one);
      waitFor(message.subscription());
    } else {
      enqueue(one);
    }
  }

  private void enqueue(Delivery one) {
    ReceiverId receiver = post.receiver(one.state());
    lanes.computeIfAbsent(receiver, _ -> new Lane()).add(one);
    pump(receiver);
  }

  private synchronized void pump(ReceiverId receiver) {
    Lane lane = lanes.get(receiver);
    if (lane == null || closed) {
      return;
    }
    Instant now = clock.instant();
    lane.takeExpired(now).forEach(this::giveUp);
    for (Delivery next = lane.next(now); next != null; next = lane.next(now)) {
      Delivery one = next;
      Thread.ofVirtual().name("delivery").start(() -> send(receiver, one));
    }
    Instant wake = lane.wake();
    if (wake != null && wake.isAfter(now)) {
      Future<?> before = alarms.put(receiver, at(wake, () -> pump(receiver)));
      if (before != null) {
        before.cancel(false);
      }
    } else if (lane.isIdle()) {
      lanes.remove(receiver);
      alarms.remove(receiver);
    }
  }

  private void giveUp(Delivery one) {
    Delivery next = one.with(Plan.expired(one.state()));
    Thread.ofVirtual()
        .name("giving-up")
        .start(
            () -> {
              boolean _ = keep(one.partition(), List.of(next));
              synchronized (this) {
                inHand.remove(one.state().message());
                offerAgain(one);
              }
            });
  }

  private void send(ReceiverId receiver, Delivery one) {
    try {
      if (!deliveries.isCurrent(one.state())) {
        putBack(receiver, one);
        return;
      }
      PostOffice.Tried tried = post.bring(one.state());
      boolean _ = keep(one.partition(), List.of(one.with(tried.next())));
      settle(receiver, one, tried);
    } catch (RuntimeException e) {
      LOG.atError()
          .setCause(e)
          .addKeyValue("messageId", one.state().message())
          .addKeyValue("retriedAfter", LOOK_AGAIN)
          .log("a message could not be sent");
      var _ = at(clock.instant().plus(LOOK_AGAIN), () -> putBack(receiver, one));
    }
  }

  private synchronized void settle(ReceiverId receiver, Delivery one, PostOffice.Tried tried) {
    inHand.remove(one.state().message());
    Lane lane = requireNonNull(lanes.get(receiver));
    lane.returned();
    if (tried.ending() != null) {
      deliverances.tried(tried.ending(), tried.next());
      lane.tried(tried.ending(), clock.instant());
    }
    offerAgain(one);
    pump(receiver);
  }

  private synchronized void putBack(ReceiverId receiver, Delivery one) {
    inHand.remove(one.state().message());
    requireNonNull(lanes.get(receiver)).returned();
    offerAgain(one);
    pump(receiver);
  }

  /** What there is to do about a message that was in hand; more may have become of it meanwhile. */
  private void offerAgain(Delivery before) {
    deliveries.open(before.state().message()).ifPresent(this::offer);
  }

  private void gather(SubscriptionId subscription) {
    List<Delivery> due = takeDue(subscription);
    if (due.isEmpty()) {
      return;
    }
    int partition = due.getFirst().partition();
    List<DeliveryState> states = post.gather(due.stream().map(Delivery::state).toList());
    List<Delivery> next = states.stream().map(state -> new Delivery(state, partition)).toList();
    Thread.ofVirtual()
        .name("gathering")
        .start(
            () -> {
              boolean _ = keep(partition, next);
              synchronized (this) {
                due.forEach(one -> inHand.remove(one.state().message()));
                due.forEach(this::offerAgain);
                next.forEach(this::offerAgain);
              }
            });
  }

  /** One timer for all that is held of a subscription, for what is due first. */
  private void waitFor(SubscriptionId subscription) {
    Future<?> before = gatherings.remove(subscription);
    if (before != null) {
      before.cancel(false);
    }
    held.getOrDefault(subscription, Map.of()).values().stream()
        .map(one -> requireNonNull(one.state().due()))
        .min(Comparator.naturalOrder())
        .ifPresent(due -> gatherings.put(subscription, at(due, () -> gather(subscription))));
  }

  private synchronized List<Delivery> takeDue(SubscriptionId subscription) {
    Map<MessageId, Delivery> its = held.getOrDefault(subscription, Map.of());
    Instant now = clock.instant();
    List<Delivery> due = new ArrayList<>();
    for (Delivery one : its.values()) {
      if (!requireNonNull(one.state().due()).isAfter(now)) {
        due.add(one);
      }
    }
    due.forEach(one -> its.remove(one.state().message()));
    if (its.isEmpty()) {
      held.remove(subscription);
    }
    waitFor(subscription);
    due.sort(Comparator.comparing(one -> one.state().since()));
    return due;
  }

  /**
   * Keeps what became of messages, and tries without end while they are ours: what was sent and is
   * not kept would be sent again.
   *
   * @return whether it is kept
   */
  private boolean keep(int partition, List<Delivery> states) {
    while (true) {
      try {
        keeping.keep(states);
        return true;
      } catch (Unpublished e) {
        LOG.atWarn()
            .addKeyValue("messageId", states.getFirst().state().message())
            .addKeyValue("reason", e.getMessage())
            .log("what became of a message is not kept yet");
      }
      if (!owns(partition)) {
        return false;
      }
      LockSupport.parkNanos(KEEP_AGAIN.toNanos());
    }
  }

  /** Whether a partition is ours, and we go on. */
  synchronized boolean owns(int partition) {
    return !closed && ours.contains(partition);
  }

  /** A clock that is put back makes a timer look too early; it then looks again. */
  private Future<?> at(Instant time, Runnable work) {
    long millis = Duration.between(clock.instant(), time).toMillis() + 1;
    return timers.schedule(work, Math.clamp(millis, 0, LONGEST_WAIT_MILLIS), TimeUnit.MILLISECONDS);
  }

  /** How many messages wait or are under way here. */
  public synchronized int inHand() {
    return inHand.size();
  }

  /** Sends nothing more, and waits for what is under way, some seconds at most. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      timers.shutdown();
    }
    long until = System.nanoTime() + PARTING.toNanos();
    while (isBusy() && System.nanoTime() < until) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private synchronized boolean isBusy() {
    return lanes.values().stream().anyMatch(Lane::isBusy);
  }
}
