package newswatch.endtoend.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The page of settings: a template in which each block of lines between {@code @settings} and
 * {@code @end} names the settings of a table. A line is {@code NAME}, {@code PREFIX.*} for all of
 * ours under it, and after the name perhaps {@code [services]} and {@code = meaning}, where what
 * the declaration says is not enough.
 */
final class Page {
  private static final Pattern LINE =
      Pattern.compile("(?<name>[^\\s\\[=]+)(?: \\[(?<services>[^]]+)])?(?: = (?<meaning>.+))?");
  private static final String HEAD =
      "| Setting | Environment variable | Default | Services | Meaning |\n|---|---|---|---|---|\n";

  private final Path root;
  private final Declarations declarations;
  private final List<Setting> settings = new ArrayList<>();
  private final String text;

  private Page(Path root, Declarations declarations, String template) {
    this.root = root;
    this.declarations = declarations;
    this.text = text(template);
  }

  /**
   * Makes the page.
   *
   * @throws IllegalStateException when the template names a setting that nobody declares, or that
   *     is no longer to be used
   */
  static Page of(Path root, Declarations declarations) {
    try (InputStream template = Page.class.getResourceAsStream("configuration.md")) {
      return new Page(
          root,
          declarations,
          new String(Objects.requireNonNull(template).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it stands in the project. */
  static Path file(Path root) {
    return root.resolve("docs/configuration.md");
  }

  String text() {
    return text;
  }

  /** The rows of all its tables. */
  List<Setting> settings() {
    return List.copyOf(settings);
  }

  private String text(String template) {
    StringBuilder page = new StringBuilder();
    boolean table = false;
    for (String line : template.lines().toList()) {
      if (line.equals("@settings")) {
        table = true;
        page.append(HEAD);
      } else if (line.equals("@end")) {
        table = false;
      } else if (table) {
        List<Setting> rows = rows(line);
        settings.addAll(rows);
        rows.forEach(row -> page.append(row.row()).append('\n'));
      } else {
        page.append(line).append('\n');
      }
    }
    return page.toString();
  }

  private List<Setting> rows(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalStateException("the template's line is not understood: " + line);
    }
    String name = parts.group("name");
    if (name.endsWith(".*")) {
      String prefix = name.substring(0, name.length() - 1);
      return declarations.ours().entrySet().stream()
          .filter(one -> one.getKey().name().startsWith(prefix))
          .map(one -> row(one.getKey().name(), null, one.getKey(), one.getValue()))
          .toList();
    }
    Map.Entry<Described, Set<Service>> declared = declared(name);
    Set<Service> services =
        parts.group("services") == null ? declared.getValue() : services(parts.group("services"));
    return List.of(row(name, parts.group("meaning"), declared.getKey(), services));
  }

  private Map.Entry<Described, Set<Service>> declared(String name) {
    return declarations
        .our(name)
        .orElseGet(
            () ->
                declarations
                    .other(name)
                    .filter(found -> !found.deprecated())
                    .map(found -> Map.entry(found, Declarations.everywhere()))
                    .orElseThrow(() -> new IllegalStateException("there is no setting " + name)));
  }

  private Setting row(
      String name, @Nullable String meaning, Described declared, Set<Service> services) {
    String told = meaning == null ? declared.description() : meaning;
    if (told.isBlank()) {
      throw new IllegalStateException(
          name + " is not described: write its @param where it is declared");
    }
    return Setting.of(name, told, declared, services, root);
  }

  private static Set<Service> services(String words) {
    return Arrays.stream(words.split("[, ]+"))
        .map(word -> Service.valueOf(word.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Service.class)));
  }
}
