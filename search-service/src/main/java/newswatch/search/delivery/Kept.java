package newswatch.search.delivery;

import java.util.List;

/** Where messages can be read that are over. */
public interface Kept {
  /**
   * Messages with all that was tried.
   *
   * @return what is at those places, in their order; those are left out that are there no more, as
   *     more has become of them or they are kept no longer
   * @throws DeliveriesUnavailable when Kafka does not answer
   */
  List<Delivery> read(List<Deliveries.Place> places);
}
