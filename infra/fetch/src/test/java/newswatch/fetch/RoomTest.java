package newswatch.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import newswatch.fetch.Download.Failed;
import newswatch.fetch.Download.Kind;
import newswatch.fetch.Room.Place;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoomTest {
  private static final int MOST = 1_000;

  /** What is kept for one, and as much again. */
  private static final long ALL = 2L * Room.ARRAYS * MOST;

  private static final Failed NO_ROOM =
      new Failed("no room for a large answer now; asked again later", Kind.PASSING);

  private final ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Room room = new Room(ALL, MOST);

  @AfterEach
  void stop() {
    room.close();
    threads.shutdownNow();
    alarms.shutdownNow();
  }

  @Test
  void smallAnswerTakesNoneEvenWhereNoneIsLeft() {
    Place one = place();
    Place other = place();
    assertThat(hold(one, 4_000)).isNull();
    assertThat(hold(other, 4_000)).isNull();
    assertThat(room.left()).isZero();
    assertThat(place().hold(Room.FREE)).isNull();
    one.close();
    other.close();
    assertThat(room.left()).isEqualTo(ALL);
  }

  @Test
  void whatIsKeptIsTakenAndTheRestComesBack() {
    try (Place place = place()) {
      assertThat(hold(place, 3_500)).isNull();
      assertThat(hold(place, 1_000)).isNull();
      assertThat(room.left()).isEqualTo(ALL - 3_500);
      place.keep(Room.FREE + 1_500);
      assertThat(room.left()).isEqualTo(ALL - 1_500);
      place.keep(Room.FREE + 3_000);
      assertThat(room.left()).isEqualTo(ALL - 1_500);
    }
    assertThat(room.left()).isEqualTo(ALL);
  }

  @Test
  void whoFindsNoRoomWaitsUntilSomebodyLeaves() throws Exception {
    Place one = place();
    Place other = place();
    assertThat(hold(one, 4_000)).isNull();
    assertThat(hold(other, 3_000)).isNull();
    assertThat(one.isWanted()).isFalse();
    Future<@Nullable Failed> third = threads.submit(() -> holdAndLeave(3_000));
    await().until(() -> room.waiting() == 1);
    assertThat(one.isWanted()).isTrue();
    assertThat(third).isNotDone();
    one.close();
    assertThat(third.get(10, TimeUnit.SECONDS)).isNull();
    other.close();
    assertThat(room.left()).isEqualTo(ALL);
  }

  /** All that is not kept is held by forty who each want as much as there can be. */
  @Test
  void thoseWhoHoldSomeAndWantMoreNeverWaitForEachOther() throws Exception {
    CountDownLatch begun = new CountDownLatch(40);
    List<Future<@Nullable Failed>> endings = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      endings.add(
          threads.submit(
              () -> {
                try (Place place = place()) {
                  Failed failed = hold(place, 100);
                  begun.countDown();
                  begun.await();
                  for (int bytes = 200; failed == null && bytes <= 4_000; bytes += 200) {
                    failed = hold(place, bytes);
                  }
                  return failed;
                }
              }));
    }
    begun.await();
    for (Future<@Nullable Failed> one : endings) {
      assertThat(one.get(20, TimeUnit.SECONDS)).isNull();
    }
    assertThat(room.left()).isEqualTo(ALL);
    assertThat(room.waiting()).isZero();
  }

  @Test
  void whoWaitsLongerIsNotOvertakenByWhoWantsLess() throws Exception {
    Place one = place();
    Place other = place();
    assertThat(hold(one, 3_000)).isNull();
    assertThat(hold(other, 3_500)).isNull();
    Future<@Nullable Failed> large = threads.submit(() -> holdAndLeave(2_000));
    await().until(() -> room.waiting() == 1);
    Future<@Nullable Failed> small = threads.submit(() -> holdAndLeave(10));
    await().until(() -> room.waiting() == 2);
    assertThat(small).isNotDone();
    one.close();
    assertThat(large.get(10, TimeUnit.SECONDS)).isNull();
    assertThat(small.get(10, TimeUnit.SECONDS)).isNull();
    other.close();
  }

  @Test
  void waitingEndsWithTheDeadlineAndTheNextInLineIsServed() throws Exception {
    Place one = place();
    Place other = place();
    assertThat(hold(one, 3_500)).isNull();
    assertThat(hold(other, 3_500)).isNull();
    try (Place late = room.place(Deadline.in(Duration.ofMillis(300), alarms))) {
      Future<@Nullable Failed> first = threads.submit(() -> hold(late, 2_000));
      await().until(() -> room.waiting() == 1);
      Future<@Nullable Failed> next = threads.submit(() -> holdAndLeave(400));
      assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(NO_ROOM);
      assertThat(next.get(10, TimeUnit.SECONDS)).isNull();
      assertThat(late.waited()).isGreaterThan(Duration.ofMillis(200).toNanos());
    }
    one.close();
    other.close();
    assertThat(room.left()).isEqualTo(ALL);
  }

  @Test
  void interruptionAndClosingEndTheWaiting() throws Exception {
    Place one = place();
    Place other = place();
    assertThat(hold(one, 4_000)).isNull();
    assertThat(hold(other, 4_000)).isNull();
    Place third = place();
    Thread waits =
        Thread.startVirtualThread(
            () -> {
              if (NO_ROOM.equals(hold(third, 1_000)) && Thread.currentThread().isInterrupted()) {
                third.close();
                other.close();
              }
            });
    await().until(() -> room.waiting() == 1);
    waits.interrupt();
    waits.join();
    assertThat(room.left()).isEqualTo(4_000);
    Place fourth = place();
    assertThat(hold(fourth, 4_000)).isNull();
    Future<@Nullable Failed> fifth = threads.submit(() -> holdAndLeave(1_000));
    await().until(() -> room.waiting() == 1);
    room.close();
    assertThat(fifth.get(10, TimeUnit.SECONDS)).isEqualTo(NO_ROOM);
  }

  @Test
  void moreThanThereCanEverBeIsNotWaitedFor() {
    Room small = new Room(1_500, MOST);
    try (Place place = small.place(Deadline.in(Duration.ofHours(1), alarms))) {
      assertThat(place.hold(Room.FREE + 1_500)).isNull();
      assertThat(place.hold(Room.FREE + 1_501))
          .isNotNull()
          .extracting(Failed::kind)
          .isEqualTo(Kind.LASTING);
    }
    assertThat(small.left()).isEqualTo(1_500);
  }

  @Test
  void whoDoesWithoutNeitherWaitsNorTakesWhatIsKeptForOne() {
    Place one = place();
    Place other = place();
    assertThat(other.holdAtOnce(Room.FREE + 3_000)).isTrue();
    assertThat(one.holdAtOnce(Room.FREE + 1_001)).isFalse();
    assertThat(one.holdAtOnce(Room.FREE + 1_000)).isTrue();
    assertThat(one.holdAtOnce(Room.FREE + 1_001)).isFalse();
    assertThat(hold(one, 1_001)).isNull();
    assertThat(one.holdAtOnce(Room.FREE + 4_000)).isTrue();
    assertThat(one.holdAtOnce(Room.FREE + 4_001)).isFalse();
    one.close();
    other.close();
    assertThat(room.left()).isEqualTo(ALL);
  }

  @Test
  void roomThatIsFilledByOneOfTheLargestIsSaidToBeForOne() {
    assertThat(new Room((long) Room.ARRAYS * MOST, MOST).isForOne()).isTrue();
    assertThat(room.isForOne()).isFalse();
  }

  @Test
  void roomIsNeeded() {
    assertThatThrownBy(() -> new Room(0, MOST)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Room(ALL, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private Place place() {
    return room.place(Deadline.in(Fetchers.DEADLINE, alarms));
  }

  /** Beyond what is free. */
  private static @Nullable Failed hold(Place place, int bytes) {
    return place.hold(Room.FREE + (long) bytes);
  }

  private @Nullable Failed holdAndLeave(int bytes) {
    try (Place place = place()) {
      return hold(place, bytes);
    }
  }
}
