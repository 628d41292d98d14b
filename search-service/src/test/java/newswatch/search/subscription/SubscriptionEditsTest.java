package newswatch.search.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import newswatch.events.Change;
import newswatch.events.PersonId;
import newswatch.events.ReceiverId;
import newswatch.events.Rhythm;
import newswatch.events.Subscription;
import newswatch.events.SubscriptionId;
import newswatch.search.access.Reach;
import newswatch.search.catalogue.Defined;
import newswatch.search.catalogue.Edited;
import newswatch.search.catalogue.NoDefinitions;
import newswatch.search.catalogue.Precondition;
import org.junit.jupiter.api.Test;

/** Changes of subscriptions, with a channel that is read back at once. */
class SubscriptionEditsTest {
  private static final Precondition ALWAYS = new Precondition.None();
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final SubscriptionId ID = new SubscriptionId("quays");
  private static final Reach ANA = new Reach(new PersonId("ana"), false);
  private static final Reach BOB = new Reach(new PersonId("bob"), false);
  private static final Reach ADMIN = new Reach(new PersonId("root"), true);

  private final List<Subscription> published = new ArrayList<>();
  private final Subscriptions subscriptions = new Subscriptions();
  private final SubscriptionEdits edits =
      new SubscriptionEdits(
          subscriptions,
          new NoDefinitions() {
            @Override
            public List<Defined<Subscription>> publishSubscriptions(List<Subscription> wanted) {
              return wanted.stream().map(SubscriptionEditsTest.this::publish).toList();
            }
          },
          () -> NOW);

  private Defined<Subscription> publish(Subscription subscription) {
    published.add(subscription);
    Defined<Subscription> defined = new Defined<>(subscription, published.size(), NOW);
    subscriptions.take(subscription.id(), defined);
    return defined;
  }

  @Test
  void subscriptionIsMadeOnceChangedAndDeleted() {
    assertThat(edits.create(ID, ANA, owner -> asking(ID, "quay", owner)))
        .isInstanceOf(Edited.Created.class);
    assertThat(edits.create(ID, ANA, owner -> asking(ID, "mole", owner)))
        .isInstanceOf(Edited.Exists.class);
    assertThat(edits.put(ID, ALWAYS, ANA, owner -> asking(ID, "quay", owner)))
        .isInstanceOf(Edited.Changed.class);
    assertThat(published).hasSize(1);
    assertThat(edits.put(ID, ALWAYS, ANA, owner -> asking(ID, "mole", owner)))
        .isInstanceOf(Edited.Changed.class);
    Precondition known = new Precondition.Unchanged(Set.of(1L));
    assertThat(edits.put(ID, known, ANA, owner -> asking(ID, "pier", owner)))
        .isInstanceOf(Edited.Outdated.class);
    assertThat(edits.delete(ID, known, ANA)).isInstanceOf(Edited.Outdated.class);
    assertThat(edits.delete(ID, ALWAYS, ANA)).isInstanceOf(Edited.Deleted.class);
    assertThat(edits.delete(ID, ALWAYS, ANA)).isInstanceOf(Edited.Missing.class);
    assertThat(subscriptions.all()).isEmpty();
    assertThat(subscriptions.length()).isZero();
    assertThat(published.getLast().deleted()).isTrue();
    assertThat(published.getLast().change()).isEqualTo(new Change("ana", NOW));
  }

  @Test
  void whoeverHasTheLinkPausesWhatIsToldThereStill() {
    edits.create(ID, ANA, owner -> asking(ID, "quay", owner));
    ReceiverId told = published.getLast().receiver();
    assertThat(edits.pause(ID, new ReceiverId("elsewhere"), "link"))
        .isInstanceOf(Edited.Missing.class);
    assertThat(edits.pause(new SubscriptionId("nothing"), told, "link"))
        .isInstanceOf(Edited.Missing.class);
    assertThat(published).hasSize(1);
    assertThat(edits.pause(ID, told, "link")).isInstanceOf(Edited.Changed.class);
    assertThat(published.getLast().paused()).isTrue();
    assertThat(published.getLast().owner()).isEqualTo(ANA.person());
    assertThat(published.getLast().change()).isEqualTo(new Change("link", NOW));
    assertThat(edits.pause(ID, told, "link")).isInstanceOf(Edited.Changed.class);
    assertThat(published).hasSize(2);
  }

  @Test
  void whatIsAnothersDoesNotExistButThatItsIdIsTaken() {
    edits.create(ID, ANA, owner -> asking(ID, "quay", owner));
    assertThat(edits.create(ID, BOB, owner -> asking(ID, "mole", owner)))
        .isInstanceOf(Edited.Exists.class);
    assertThat(edits.put(ID, ALWAYS, BOB, owner -> asking(ID, "mole", owner)))
        .isInstanceOf(Edited.Exists.class);
    assertThat(edits.put(ID, new Precondition.Absent(), BOB, owner -> asking(ID, "mole", owner)))
        .isInstanceOf(Edited.Exists.class);
    Precondition known = new Precondition.Unchanged(Set.of(1L));
    assertThat(edits.put(ID, known, BOB, owner -> asking(ID, "mole", owner)))
        .isEqualTo(new Edited.Outdated<>(null));
    assertThat(edits.delete(ID, known, BOB)).isInstanceOf(Edited.Missing.class);
    assertThat(published).hasSize(1);
    assertThat(subscriptions.of(BOB.person())).isEmpty();
    assertThat(subscriptions.of(ANA.person())).hasSize(1);
  }

  @Test
  void theIdOfWhatWasTakenAwayStaysWhoseItWas() {
    edits.create(ID, ANA, owner -> asking(ID, "quay", owner));
    edits.delete(ID, ALWAYS, ANA);
    assertThat(edits.create(ID, BOB, owner -> asking(ID, "mole", owner)))
        .isEqualTo(new Edited.Taken<>(ID.value()));
    assertThat(edits.put(ID, ALWAYS, ADMIN, owner -> asking(ID, "mole", owner)))
        .isEqualTo(new Edited.Taken<>(ID.value()));
    assertThat(edits.put(ID, ALWAYS, ANA, owner -> asking(ID, "mole", owner)))
        .isInstanceOf(Edited.Created.class);
  }

  @Test
  void subscriptionStaysWhoseItIsWhenAnAdminChangesIt() {
    edits.create(ID, ANA, owner -> asking(ID, "quay", owner));
    assertThat(edits.put(ID, ALWAYS, ADMIN, owner -> asking(ID, "mole", owner)))
        .isInstanceOf(Edited.Changed.class);
    assertThat(published.getLast().owner()).isEqualTo(ANA.person());
    assertThat(edits.delete(ID, ALWAYS, ADMIN)).isInstanceOf(Edited.Deleted.class);
    assertThat(published.getLast().owner()).isEqualTo(ANA.person());
    assertThat(published.getLast().change().by()).isEqualTo("root");
  }

  @Test
  void subscriptionsAreBoundedInNumberAndInLength() {
    String filling = "x".repeat((int) (SubscriptionEdits.MOST_LENGTH / SubscriptionEdits.MOST) - 9);
    for (int i = 0; i < SubscriptionEdits.MOST; i++) {
      SubscriptionId id = new SubscriptionId("s" + i);
      subscriptions.take(id, new Defined<>(asking(id, filling, ANA.person()), i, NOW));
    }
    Edited<Subscription> tooMany =
        new Edited.TooMany<>(SubscriptionEdits.MOST, SubscriptionEdits.MOST_LENGTH);
    assertThat(edits.create(ID, ANA, owner -> asking(ID, "x", owner))).isEqualTo(tooMany);
    SubscriptionId one = new SubscriptionId("s1");
    String tooLong =
        filling + "x".repeat((int) (SubscriptionEdits.MOST_LENGTH - subscriptions.length()) + 1);
    assertThat(edits.put(one, ALWAYS, ANA, owner -> asking(one, tooLong, owner)))
        .isEqualTo(tooMany);
    assertThat(edits.put(one, ALWAYS, ANA, owner -> asking(one, tooLong.substring(1), owner)))
        .isInstanceOf(Edited.Changed.class);
    assertThat(subscriptions.length()).isEqualTo(SubscriptionEdits.MOST_LENGTH);
    edits.delete(new SubscriptionId("s2"), ALWAYS, ANA);
    assertThat(edits.create(ID, ANA, owner -> asking(ID, "x", owner)))
        .isInstanceOf(Edited.Created.class);
  }

  private static Subscription asking(SubscriptionId id, String query, PersonId owner) {
    return new Subscription(
        id,
        id.value(),
        owner,
        null,
        query,
        0,
        List.of(),
        List.of(),
        new ReceiverId("desk"),
        Rhythm.AT_ONCE,
        null,
        null,
        false,
        new Change("ana", NOW),
        false);
  }
}
