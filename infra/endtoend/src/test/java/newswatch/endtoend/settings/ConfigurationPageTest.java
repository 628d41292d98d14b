package newswatch.endtoend.settings;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The page of settings says what the services do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfigurationPageTest {
  private static final Path ROOT = Path.of(requireNonNull(System.getProperty("newswatch.root")));
  private static final String COMMAND =
      "mvn -pl infra/endtoend -am test -Dtest=ConfigurationPageTest -Dnewswatch.write=docs";

  private final Declarations declarations = Declarations.read(ROOT);
  private final Page page = Page.of(ROOT, declarations);

  @Test
  void pageIsWhatTheDeclarationsSay() throws IOException {
    if ("docs".equals(System.getProperty("newswatch.write"))) {
      Files.writeString(Page.file(ROOT), page.text());
    }
    assertThat(Page.file(ROOT))
        .as("docs/configuration.md is written by\n  %s", COMMAND)
        .exists()
        .hasContent(page.text());
  }

  @Test
  void everySettingOfOursStandsOnThePageOnce() {
    assertThat(page.settings().stream().map(Setting::name))
        .doesNotHaveDuplicates()
        .containsAll(declarations.ours().keySet().stream().map(Described::name).toList());
    assertThat(declarations.ours()).hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void variableSetsItsSetting(Setting setting) {
    Binder binder = new Binder(List.of(environment(setting.variable(), "value")));

    Map<String, String> map =
        binder
            .bind(parent(setting.name()), Bindable.mapOf(String.class, String.class))
            .orElse(Map.of());

    // The words that stand for any word are in upper case, which variables cannot tell.
    String named = setting.name().substring(parent(setting.name()).length() + 1);
    assertThat(
            binder.bind(setting.name().toLowerCase(Locale.ROOT), String.class).isBound()
                || "value".equals(map.get(named)))
        .as("%s by %s", setting.name(), setting.variable())
        .isTrue();
  }

  List<Setting> settings() {
    return page.settings();
  }

  /** Maps keep their keys as they are written, of which a variable knows no dashes. */
  private String parent(String name) {
    return declarations
        .our(name)
        .map(_ -> name.substring(0, name.lastIndexOf('.')))
        .orElseGet(
            () -> {
              String declared = declarations.other(name).orElseThrow().name();
              return declared.equals(name) ? name.substring(0, name.lastIndexOf('.')) : declared;
            });
  }

  private static ConfigurationPropertySource environment(String variable, String value) {
    return requireNonNull(
        ConfigurationPropertySource.from(
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of(variable, value))));
  }

  @Test
  void variablesOfTheScriptStandOnThePage() throws IOException {
    TreeSet<String> read = new TreeSet<>();
    for (MatchResult variable :
        Pattern.compile("NEWSWATCH_[A-Z_]+")
            .matcher(Files.readString(ROOT.resolve("newswatch")))
            .results()
            .toList()) {
      read.add(variable.group());
    }
    assertThat(read).contains("NEWSWATCH_HOME", "NEWSWATCH_JAVA_HOME");
    assertThat(page.text()).contains(read);
  }
}
