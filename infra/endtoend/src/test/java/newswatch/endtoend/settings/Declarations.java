package newswatch.endtoend.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The settings that are declared: ours by the records of our modules, and those of the libraries.
 *
 * @param ours each with the services that know it
 * @param others those of Spring Boot
 */
record Declarations(Map<Described, Set<Service>> ours, Map<String, Described> others) {
  private static final String METADATA = "META-INF/spring-configuration-metadata.json";
  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * Reads what the annotation processor wrote beside our classes, and what Spring's jars hold.
   *
   * @throws IllegalStateException when a module has not been built with the processor
   */
  static Declarations read(Path root) {
    Map<Described, Set<Service>> ours = new LinkedHashMap<>();
    properties(root, "infra/start").values().forEach(one -> ours.put(one, everywhere()));
    for (Service service : Service.values()) {
      properties(root, service.module())
          .values()
          .forEach(one -> ours.put(one, EnumSet.of(service)));
    }
    Map<String, Described> others = new TreeMap<>();
    try {
      for (URL url : Collections.list(Declarations.class.getClassLoader().getResources(METADATA))) {
        try (InputStream json = url.openStream()) {
          others.putAll(properties(JSON.readTree(json)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Declarations(ours, others);
  }

  /** Who knows this setting of ours, and how it is described. */
  Optional<Map.Entry<Described, Set<Service>>> our(String name) {
    return ours.entrySet().stream().filter(one -> one.getKey().name().equals(name)).findFirst();
  }

  /** Spring's setting of this name, or the map that holds it under this name. */
  Optional<Described> other(String name) {
    for (String prefix = name; ; prefix = prefix.substring(0, prefix.lastIndexOf('.'))) {
      Described found = others.get(prefix);
      if (found != null && (prefix.equals(name) || found.isMap())) {
        return Optional.of(found);
      }
      if (prefix.indexOf('.') < 0) {
        return Optional.empty();
      }
    }
  }

  static Set<Service> everywhere() {
    return EnumSet.allOf(Service.class);
  }

  private static Map<String, Described> properties(Path root, String module) {
    Path json = root.resolve(module).resolve("target/classes").resolve(METADATA);
    if (!Files.isRegularFile(json)) {
      throw new IllegalStateException(
          json + " is missing: build the whole project anew, mvn clean package -DskipTests");
    }
    return properties(JSON.readTree(json.toFile()));
  }

  private static Map<String, Described> properties(JsonNode metadata) {
    Map<String, Described> properties = new LinkedHashMap<>();
    for (JsonNode property : metadata.path("properties")) {
      Described described = Described.of(property);
      // Of a name that is declared twice, the declaration that is not to be used loses.
      if (!described.deprecated() || !properties.containsKey(described.name())) {
        properties.put(described.name(), described);
      }
    }
    return properties;
  }
}
