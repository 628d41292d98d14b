package newswatch.endtoend.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

/** A service, with what its own {@code application.yml} says. */
enum Service {
  INGEST,
  CLASSIFY,
  SEARCH;

  /** As people call it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String module() {
    return word() + "-service";
  }

  /** The value of a setting in its file, with placeholders as they are written. */
  Optional<String> says(Path root, String setting) {
    return file(root).map(source -> source.getProperty(setting)).map(Object::toString);
  }

  private Optional<PropertySource<?>> file(Path root) {
    Path file = root.resolve(module()).resolve("src/main/resources/application.yml");
    try {
      return new YamlPropertySourceLoader()
          .load(file.toString(), new FileSystemResource(file)).stream().findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
