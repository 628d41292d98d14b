package newswatch.local.handin;

import java.util.List;

/** What the console answers to a parcel. */
sealed interface Answer {
  /** A line of the parcel, from 1, that is not taken, and why. */
  record Problem(int line, String problem) {}

  /**
   * Taken, apart from the refused lines.
   *
   * @param id by which to ask for what becomes of it
   */
  record Taken(String id, List<Problem> refused) implements Answer {
    public Taken {
      refused = List.copyOf(refused);
    }
  }

  /**
   * No line is taken.
   *
   * @param why for the lines that have no problem of their own
   */
  record Refused(String why, List<Problem> refused) implements Answer {
    public Refused {
      refused = List.copyOf(refused);
    }
  }

  /** More than the console takes at once. */
  record TooLarge() implements Answer {}

  /**
   * It may work later.
   *
   * @param why for people
   * @param seconds how long to wait
   */
  record Later(String why, int seconds) implements Answer {}
}
