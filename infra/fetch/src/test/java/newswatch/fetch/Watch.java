package newswatch.fetch;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes when the test says so. */
final class Watch implements Timer {
  private long now = Long.MAX_VALUE - 5_000_000_000L;
  private final PriorityQueue<Alarm> alarms =
      new PriorityQueue<>(Comparator.comparingLong(alarm -> alarm.at - now));

  private record Alarm(long at, Runnable what) {}

  @Override
  public long now() {
    return now;
  }

  @Override
  public void after(Duration time, Runnable what) {
    alarms.add(new Alarm(now + time.toNanos(), what));
  }

  void pass(Duration time) {
    long end = now + time.toNanos();
    while (!alarms.isEmpty() && alarms.element().at - end <= 0) {
      Alarm alarm = alarms.remove();
      now = alarm.at;
      alarm.what.run();
    }
    now = end;
  }

  /** Whether anything is still to happen. */
  boolean isSet() {
    return !alarms.isEmpty();
  }
}
