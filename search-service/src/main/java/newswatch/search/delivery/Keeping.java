package newswatch.search.delivery;

import java.util.List;
import newswatch.search.catalogue.Unpublished;

/** Where it is kept how far messages are. */
public interface Keeping {
  /**
   * Keeps these, and has {@link Deliveries} know of it; what is not over is then on its way.
   *
   * @throws Unpublished when Kafka did not take them all, or not in time
   */
  void keep(List<Delivery> states);
}
