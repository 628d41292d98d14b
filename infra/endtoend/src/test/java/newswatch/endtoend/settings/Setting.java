package newswatch.endtoend.settings;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A row of the page.
 *
 * @param name of the setting; a part in upper case stands for any word
 * @param meaning in sentences
 * @param kind of its values, see {@link Described#kind()}
 * @param defaults what it is where nobody sets it, by the services that know it; empty for nothing
 */
record Setting(String name, String meaning, String kind, Map<Service, String> defaults) {

  /** Joins what its declaration says with what the files of the services say. */
  static Setting of(
      String name, String meaning, Described declared, Set<Service> services, Path root) {
    Map<Service, String> defaults = new EnumMap<>(Service.class);
    for (Service service : services) {
      String otherwise = declared.name().equals(name) ? declared.byDefault() : "";
      defaults.put(service, service.says(root, name).orElse(otherwise));
    }
    return new Setting(name, meaning, declared.isMap() ? "" : declared.kind(), defaults);
  }

  /** The environment variable of the same setting. */
  String variable() {
    return name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
  }

  /** As a row of a Markdown table. */
  String row() {
    List<String> cells =
        List.of(
            kind.isEmpty() ? code(name) : code(name) + ", " + kind,
            code(variable()),
            defaultCell(),
            defaults.keySet().stream().map(Service::word).collect(Collectors.joining(", ")),
            sentences(meaning));
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private String defaultCell() {
    if (new HashSet<>(defaults.values()).size() == 1) {
      return code(defaults.values().iterator().next());
    }
    return defaults.entrySet().stream()
        .map(one -> one.getKey().word() + " " + code(one.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String code(String text) {
    return text.isEmpty() ? "none" : "`" + text + "`";
  }

  private static String sentences(String text) {
    String plain = text.replaceAll("\\{@code ([^}]*)}", "`$1`").strip();
    String first = plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
    return first.endsWith(".") ? first : first + ".";
  }
}
