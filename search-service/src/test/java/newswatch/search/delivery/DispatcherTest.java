package newswatch.search.delivery;

import static java.util.Objects.requireNonNull;
import static newswatch.search.delivery.SomeAlerts.ANA;
import static newswatch.search.delivery.SomeAlerts.DESK;
import static newswatch.search.delivery.SomeAlerts.alert;
import static newswatch.search.delivery.SomeAlerts.subscription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import newswatch.events.ArticleId;
import newswatch.events.Change;
import newswatch.events.DeliveryState;
import newswatch.events.DeliveryState.Stage;
import newswatch.events.MessageId;
import newswatch.events.PersonId;
import newswatch.events.QuietHours;
import newswatch.events.Receiver;
import newswatch.events.ReceiverId;
import newswatch.events.Rhythm;
import newswatch.search.catalogue.Defined;
import newswatch.search.catalogue.Unpublished;
import newswatch.search.receiver.ReceiverAddress;
import newswatch.search.receiver.Receivers;
import newswatch.search.receiver.SealedAddresses;
import newswatch.search.subscription.Subscriptions;
import newswatch.secrets.Keyring;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages sent when their time has come, and kept before the next one goes. */
class DispatcherTest {
  private static final ReceiverId CHAT = new ReceiverId("chat");

  private final Deliveries deliveries = new Deliveries();
  private final Set<ArticleId> withdrawn = ConcurrentHashMap.newKeySet();
  private final Subscriptions subscriptions = new Subscriptions();
  private final List<Message> brought = new CopyOnWriteArrayList<>();
  private final Map<MessageId, DeliveryState> kept = new ConcurrentHashMap<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private volatile @Nullable CountDownLatch slow;
  private Dispatcher dispatcher;
  private long offset;

  @BeforeEach
  void start() {
    Keyring keys = Keyring.fresh();
    SealedAddresses addresses = new SealedAddresses(keys);
    ReceiverAddress address =
        new ReceiverAddress.Webhook(ReceiverAddress.url("http://a.example"), null);
    Receivers receivers = new Receivers();
    Change change = new Change("ana", Instant.now());
    receivers.take(
        CHAT,
        new Defined<>(
            new Receiver(
                CHAT,
                "Chat",
                ANA,
                Receiver.Kind.WEBHOOK,
                addresses.sealed(CHAT, address, null),
                change,
                false),
            0,
            Instant.now()));
    subscriptions.take(
        DESK, new Defined<>(subscription(Rhythm.AT_ONCE, null, null), 0, Instant.now()));
    PostOffice post =
        new PostOffice(
            subscriptions,
            receivers,
            addresses,
            withdrawn::contains,
            deliveries,
            new RaisedAlerts(),
            this::bring,
            InstantSource.system());
    dispatcher =
        new Dispatcher(
            post,
            deliveries,
            this::keep,
            InstantSource.system(),
            new Deliverances(new SimpleMeterRegistry()));
  }

  @AfterEach
  void stop() {
    dispatcher.close();
  }

  private Sending bring(Message message, Receiver.Kind kind, ReceiverAddress address) {
    brought.add(message);
    CountDownLatch latch = slow;
    if (latch != null) {
      try {
        latch.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    return new Sending.Taken(200);
  }

  private synchronized void keep(List<Delivery> states) {
    if (refusals.getAndDecrement() > 0) {
      throw new Unpublished(Unpublished.Effect.UNKNOWN, "Kafka is away", null);
    }
    for (Delivery one : states) {
      kept.put(one.state().message(), one.state());
      var _ = deliveries.take(one.state(), one.partition(), offset++);
    }
  }

  @Test
  void whatIsHeldIsGatheredIntoOneMessageWhenItsTimeHasCome() {
    Instant due = Instant.now().plusMillis(300);
    List<DeliveryState> held =
        IntStream.range(0, 3)
            .mapToObj(i -> pending("s" + i).at(Stage.HELD, due, List.of(), ""))
            .toList();
    own(held);
    await().until(() -> !brought.isEmpty());
    assertThat(Instant.now()).isAfterOrEqualTo(due);
    assertThat(brought.getFirst().alerts()).hasSize(3);
    await().until(() -> stage(brought.getFirst().id()) == Stage.DELIVERED);
    assertThat(held).extracting(one -> stage(one.message())).containsOnly(Stage.GATHERED);
    assertThat(brought).hasSize(1);
  }

  @Test
  void whatIsOfferedTwiceIsSentOnce() {
    DeliveryState one = pending("one");
    own(List.of(one, one));
    dispatcher.offer(new Delivery(one, 0));
    await().until(() -> stage(one.message()) == Stage.DELIVERED);
    assertThat(brought).hasSize(1);
  }

  @Test
  void whatWasGatheredBeforeACrashIsNotToldAgain() {
    Instant due = Instant.now().plusMillis(100);
    List<DeliveryState> held =
        IntStream.range(0, 3)
            .mapToObj(i -> pending("s" + i).at(Stage.HELD, due, List.of(), ""))
            .toList();
    DeliveryState whole =
        Plan.gathered(held, subscription(Rhythm.AT_ONCE, null, null), deliveries, Instant.now())
            .getFirst();
    keep(List.of(new Delivery(whole, 0)));
    List<DeliveryState> left = new ArrayList<>(held);
    left.add(whole);
    own(left);
    await().until(() -> stage(held.getLast().message()) == Stage.GATHERED);
    await().until(() -> stage(whole.message()) == Stage.DELIVERED);
    assertThat(brought).extracting(Message::id).containsExactly(whole.message());
  }

  @Test
  void whatAnotherBroughtMeanwhileIsNotSent() {
    DeliveryState one = pending("one");
    keep(List.of(new Delivery(one.at(Stage.DELIVERED, null, List.of(), null), 0)));
    own(List.of(one));
    await().until(() -> dispatcher.inHand() == 0);
    assertThat(brought).isEmpty();
  }

  @Test
  void whatIsNotOursIsNotSent() {
    dispatcher.offer(new Delivery(pending("one"), 3));
    assertThat(dispatcher.inHand()).isZero();
  }

  @Test
  void whatCannotBeKeptIsKeptOnceKafkaIsBack() {
    refusals.set(2);
    DeliveryState one = pending("one");
    own(List.of(one));
    await().until(() -> stage(one.message()) == Stage.DELIVERED);
    assertThat(brought).hasSize(1);
  }

  @Test
  void whatIsOnItsWayWhenThePartitionIsLostIsStillKept() {
    CountDownLatch latch = new CountDownLatch(1);
    slow = latch;
    List<DeliveryState> all =
        IntStream.range(0, Lane.AT_ONCE + 2).mapToObj(i -> pending("s" + i)).toList();
    own(all);
    await().until(() -> brought.size() == Lane.AT_ONCE);
    dispatcher.release(0);
    latch.countDown();
    await().until(() -> kept.size() == Lane.AT_ONCE);
    assertThat(kept.values()).extracting(DeliveryState::stage).containsOnly(Stage.DELIVERED);
    await().until(() -> dispatcher.inHand() == 0);
    assertThat(brought).hasSize(Lane.AT_ONCE);
  }

  @Test
  void whatAFormerOwnerWroteOverIsWrittenAgainByTheOwner() {
    DeliveryState stale = pending("one");
    DeliveryState delivered = stale.at(Stage.DELIVERED, null, List.of(), null);
    keep(List.of(new Delivery(delivered, 0)));
    List<Delivery> restored = new CopyOnWriteArrayList<>();
    Restoring restoring =
        new Restoring(
            deliveries,
            dispatcher,
            places -> places.stream().map(_ -> new Delivery(delivered, 0)).toList(),
            states -> {
              restored.addAll(states);
              keep(states);
            });
    assertThat(deliveries.take(stale, 0, offset++)).isEmpty();
    restoring.restore(0);
    own(List.of());
    restoring.restore(0);
    await().until(() -> deliveries.overwritten(0).isEmpty());
    assertThat(restored).extracting(Delivery::state).containsExactly(delivered);
    assertThat(brought).isEmpty();
  }

  @Test
  void whatComesToItsTurnInQuietHoursIsNotSent() {
    ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
    QuietHours quiet =
        new QuietHours(
            now.minusHours(1).toLocalTime(), now.plusHours(1).toLocalTime(), ZoneOffset.UTC);
    subscriptions.take(
        DESK, new Defined<>(subscription(Rhythm.AT_ONCE, quiet, null), 1, Instant.now()));
    DeliveryState one = pending("one");
    own(List.of(one));
    await().until(() -> stage(one.message()) == Stage.PENDING);
    assertThat(requireNonNull(kept.get(one.message())).due())
        .isAfter(Instant.now().plusSeconds(1800));
    assertThat(brought).isEmpty();
  }

  @Test
  void ofAWithdrawnArticleNothingIsSent() {
    DeliveryState one = pending("one");
    withdrawn.add(one.alerts().getFirst().article().id());
    own(List.of(one));
    await().until(() -> stage(one.message()) == Stage.WITHDRAWN);
    assertThat(brought).isEmpty();
  }

  @Test
  void ofASubscriptionThatIsGoneNothingIsSent() {
    subscriptions.take(DESK, null);
    DeliveryState one = pending("one");
    own(List.of(one));
    await().until(() -> stage(one.message()) == Stage.WITHDRAWN);
    assertThat(brought).isEmpty();
  }

  @Test
  void whatWasSomebodyElsesIsNotSentToWhoTookTheId() {
    subscriptions.take(
        DESK,
        new Defined<>(
            subscription(Rhythm.AT_ONCE, null, null).withOwner(new PersonId("ben")),
            1,
            Instant.now()));
    DeliveryState one = pending("one");
    own(List.of(one));
    await().until(() -> stage(one.message()) == Stage.WITHDRAWN);
    assertThat(brought).isEmpty();
  }

  private void own(List<DeliveryState> states) {
    dispatcher.own(0, states.stream().map(state -> new Delivery(state, 0)).toList());
  }

  private static DeliveryState pending(String story) {
    return Plan.taken(
        alert(story),
        subscription(Rhythm.AT_ONCE, null, null),
        new Deliveries(),
        0,
        Instant.now().minus(Duration.ofSeconds(1)));
  }

  private @Nullable Stage stage(MessageId message) {
    DeliveryState state = kept.get(message);
    return state == null ? null : state.stage();
  }
}
