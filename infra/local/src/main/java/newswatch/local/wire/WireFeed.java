package newswatch.local.wire;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * A feed that the wire serves.
 *
 * @param name the outlet's name as readers know it
 * @param address where it is served
 * @param collection the group of feeds it belongs to
 */
public record WireFeed(String name, URI address, String collection) {
  public WireFeed {
    requireNonNull(name, "name");
    requireNonNull(address, "address");
    requireNonNull(collection, "collection");
  }
}
