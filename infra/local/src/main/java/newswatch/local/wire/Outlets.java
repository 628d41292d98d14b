package newswatch.local.wire;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSetter.Value;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The outlets, read from a YAML file each. */
public final class Outlets {
  private static final List<String> IDS =
      List.of(
          "meridian-wire",
          "harbour-post",
          "delta-courier",
          "ledger-and-market",
          "field-notes",
          "touchline-and-stage",
          "sulu-sea-weekly");
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .withConfigOverride(
              List.class, lists -> lists.setNullHandling(Value.forValueNulls(Nulls.AS_EMPTY)))
          .build();

  private Outlets() {}

  /**
   * All of them.
   *
   * @throws tools.jackson.core.JacksonException when a file holds no outlet
   */
  public static List<Outlet> load() {
    return IDS.stream().map(Outlets::load).toList();
  }

  private static Outlet load(String id) {
    String file = "/wire/" + id + ".yml";
    try (InputStream yaml =
        requireNonNull(Outlets.class.getResourceAsStream(file), () -> "missing " + file)) {
      Outlet outlet = MAPPER.readValue(yaml, Outlet.class);
      if (!outlet.id().equals(id)) {
        throw new IllegalStateException(file + " is named for another outlet: " + outlet.id());
      }
      return outlet;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
