package newswatch.classify.catalogue;

/**
 * The definitions of one kind that are in force at this moment, and how far their channel has been
 * read. Thread-safe.
 *
 * @param <T> what is defined
 */
public interface InForce<T> {
  /** One is defined by the record at this offset. */
  void define(T definition, long offset);

  /** The one under this key, if there is one, is removed by the record at this offset. */
  void remove(String key, long offset);

  /** The record at this offset changes nothing. */
  void readTo(long offset);
}
