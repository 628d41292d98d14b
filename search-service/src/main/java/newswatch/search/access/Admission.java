package newswatch.search.access;

/** Whether a request is let in. */
sealed interface Admission {

  /** It is. */
  record Granted() implements Admission {}

  /** It asks in a way it may not; the detail says in which it may. */
  record Refused(String detail) implements Admission {}

  /** It comes from where nobody may ask; the detail says who may. */
  record Stranger(String peer, String detail) implements Admission {}
}
