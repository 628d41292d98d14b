package newswatch.search.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import newswatch.events.Change;
import newswatch.events.PersonId;
import newswatch.events.Receiver;
import newswatch.events.Receiver.Kind;
import newswatch.events.ReceiverId;
import newswatch.events.Rhythm;
import newswatch.events.Subscription;
import newswatch.events.SubscriptionId;
import newswatch.search.access.Reach;
import newswatch.search.catalogue.Defined;
import newswatch.search.catalogue.Edited;
import newswatch.search.catalogue.NoDefinitions;
import newswatch.search.catalogue.Precondition;
import newswatch.search.subscription.Subscriptions;
import newswatch.secrets.Keyring;
import org.junit.jupiter.api.Test;

/** Changes of receivers, with a channel that is read back at once. */
class ReceiverEditsTest {
  private static final Precondition ALWAYS = new Precondition.None();
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final ReceiverId ID = new ReceiverId("desk");
  private static final Reach ANA = new Reach(new PersonId("ana"), false);
  private static final Reach BOB = new Reach(new PersonId("bob"), false);
  private static final Reach ADMIN = new Reach(new PersonId("root"), true);

  private final List<Receiver> published = new ArrayList<>();
  private final Receivers receivers = new Receivers();
  private final Subscriptions subscriptions = new Subscriptions();
  private final ReceiverEdits edits =
      new ReceiverEdits(
          receivers,
          subscriptions,
          new NoDefinitions() {
            @Override
            public List<Defined<Receiver>> publishReceivers(List<Receiver> wanted) {
              return wanted.stream().map(ReceiverEditsTest.this::publish).toList();
            }
          },
          () -> NOW);

  private Defined<Receiver> publish(Receiver receiver) {
    published.add(receiver);
    Defined<Receiver> defined = new Defined<>(receiver, published.size(), NOW);
    receivers.take(receiver.id(), defined);
    return defined;
  }

  @Test
  void receiverIsMadeOnceChangedAndDeletedWithoutItsAddress() {
    assertThat(edits.create(ID, ANA, _ -> receiver("Desk", ANA)))
        .isInstanceOf(Edited.Created.class);
    assertThat(edits.create(ID, ANA, _ -> receiver("Other", ANA)))
        .isInstanceOf(Edited.Exists.class);
    assertThat(edits.put(ID, ALWAYS, ANA, _ -> receiver("Desk", ANA)))
        .isInstanceOf(Edited.Changed.class);
    assertThat(published).hasSize(1);
    assertThat(edits.put(ID, ALWAYS, ANA, _ -> receiver("Other", ANA)))
        .isInstanceOf(Edited.Changed.class);
    assertThat(published).hasSize(2);
    Precondition known = new Precondition.Unchanged(Set.of(1L));
    assertThat(edits.put(ID, known, ANA, _ -> receiver("Third", ANA)))
        .isInstanceOf(Edited.Outdated.class);
    assertThat(edits.delete(ID, known, ANA)).isInstanceOf(Edited.Outdated.class);
    assertThat(edits.delete(ID, ALWAYS, ANA)).isInstanceOf(Edited.Deleted.class);
    assertThat(edits.delete(ID, ALWAYS, ANA)).isInstanceOf(Edited.Missing.class);
    assertThat(receivers.all()).isEmpty();
    assertThat(published.getLast())
        .isEqualTo(receiver("Other", ANA).asDeleted(new Change("ana", NOW)));
    assertThat(published.getLast().sealed()).isNull();
  }

  @Test
  void whatIsAnothersDoesNotExistButThatItsIdIsTaken() {
    edits.create(ID, ANA, _ -> receiver("Desk", ANA));
    assertThat(edits.create(ID, BOB, _ -> receiver("Mine", BOB))).isInstanceOf(Edited.Exists.class);
    assertThat(edits.put(ID, ALWAYS, BOB, _ -> receiver("Mine", BOB)))
        .isInstanceOf(Edited.Exists.class);
    assertThat(edits.put(ID, new Precondition.Exists(), BOB, _ -> receiver("Mine", BOB)))
        .isEqualTo(new Edited.Outdated<>(null));
    assertThat(edits.delete(ID, ALWAYS, BOB)).isInstanceOf(Edited.Missing.class);
    assertThat(edits.delete(ID, new Precondition.Exists(), BOB)).isInstanceOf(Edited.Missing.class);
    assertThat(published).hasSize(1);
    assertThat(edits.put(ID, ALWAYS, ADMIN, _ -> receiver("Looked after", ANA)))
        .isInstanceOf(Edited.Changed.class);
    assertThat(edits.delete(ID, ALWAYS, ADMIN)).isInstanceOf(Edited.Deleted.class);
    assertThat(published.getLast().change().by()).isEqualTo("root");
    assertThat(published.getLast().owner()).isEqualTo(ANA.person());
  }

  @Test
  void changeThatCannotBeMadeChangesNothing() {
    assertThatThrownBy(
            () ->
                edits.create(
                    ID,
                    ANA,
                    _ -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");
    assertThat(published).isEmpty();
  }

  @Test
  void receiverThatSubscriptionsAreToldToStays() {
    edits.create(ID, ANA, _ -> receiver("Desk", ANA));
    for (int i = 10; i < 22; i++) {
      told("s" + i, ANA.person());
    }
    told("theirs", BOB.person());
    assertThat(edits.delete(ID, ALWAYS, ANA))
        .isEqualTo(
            new Edited.Needed<>(
                List.of("s10", "s11", "s12", "s13", "s14", "s15", "s16", "s17", "s18", "s19"), 3));
    assertThat(published).hasSize(1);
    subscriptions
        .all()
        .forEach(subscription -> subscriptions.take(subscription.definition().id(), null));
    told("theirs", BOB.person());
    assertThat(edits.delete(ID, ALWAYS, ANA)).isEqualTo(new Edited.Needed<>(List.of(), 1));
    subscriptions.take(new SubscriptionId("theirs"), null);
    assertThat(edits.delete(ID, ALWAYS, ANA)).isInstanceOf(Edited.Deleted.class);
  }

  @Test
  void receiversAreBoundedInNumber() {
    for (int i = 0; i < ReceiverEdits.MOST; i++) {
      ReceiverId id = new ReceiverId("r" + i);
      receivers.take(id, new Defined<>(receiver(id, "Desk", ANA), i, NOW));
    }
    assertThat(edits.create(ID, ANA, _ -> receiver("Desk", ANA)))
        .isEqualTo(new Edited.TooMany<>(ReceiverEdits.MOST, 0));
    ReceiverId last = new ReceiverId("r9");
    assertThat(edits.put(last, ALWAYS, ANA, _ -> receiver(last, "Renamed", ANA)))
        .isInstanceOf(Edited.Changed.class);
    edits.delete(last, ALWAYS, ANA);
    assertThat(edits.create(ID, ANA, _ -> receiver("Desk", ANA)))
        .isInstanceOf(Edited.Created.class);
  }

  @Test
  void whatCannotBeOpenedIsNotSealedAnew() {
    edits.create(ID, ANA, _ -> receiver("Desk", ANA));
    assertThat(edits.reseal(new SealedAddresses(Keyring.fresh()))).isZero();
    assertThat(published).hasSize(1);
  }

  private void told(String id, PersonId owner) {
    SubscriptionId its = new SubscriptionId(id);
    subscriptions.take(
        its,
        new Defined<>(
            new Subscription(
                its,
                id,
                owner,
                null,
                "quay",
                0,
                List.of(),
                List.of(),
                ID,
                Rhythm.AT_ONCE,
                null,
                null,
                false,
                new Change(owner.value(), NOW),
                false),
            0,
            NOW));
  }

  private static Receiver receiver(String name, Reach owner) {
    return receiver(ID, name, owner);
  }

  private static Receiver receiver(ReceiverId id, String name, Reach owner) {
    return new Receiver(
        id,
        name,
        owner.person(),
        Kind.SLACK,
        "v1.00000000.sealed",
        new Change(owner.person().value(), NOW),
        false);
  }
}
