package newswatch.start;

import java.nio.file.FileSystemException;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.env.Environment;

/**
 * Tells of a setting that makes no sense: its name, its value, where it was set, and why. A record
 * of settings refuses nonsense as a whole, so that Spring knows the record alone; the settings are
 * then those that the record's message names.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class WrongSettingAnalyzer extends AbstractFailureAnalyzer<BindException> {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+");

  private final Environment environment;

  WrongSettingAnalyzer(Environment environment) {
    this.environment = environment;
  }

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException failure) {
    if (findCause(failure, FileSystemException.class) != null) {
      // The value is in a file that cannot be read: FileAnalyzer tells of that.
      return null;
    }
    Throwable cause = innermost(failure);
    String reason = cause.getMessage();
    if (reason == null) {
      return null;
    }
    ConversionFailedException conversion = findCause(failure, ConversionFailedException.class);
    ConfigurationProperty property = failure.getProperty();
    if (conversion != null && property != null) {
      return analysis(told(property) + ": " + masked(reason, failure), valid(conversion), failure);
    }
    String settings =
        blamed(reason, failure.getName()).stream()
            .map(WrongSettingAnalyzer::told)
            .collect(Collectors.joining(", "));
    return analysis(
        (settings.isEmpty() ? failure.getName() + ".* makes no sense" : settings)
            + ": "
            + masked(reason, failure),
        "",
        failure);
  }

  /** The settings that the reason names, else those it quotes, else all that were set. */
  private List<ConfigurationProperty> blamed(String reason, ConfigurationPropertyName prefix) {
    List<ConfigurationProperty> named =
        NAME.matcher(reason)
            .results()
            .map(MatchResult::group)
            .distinct()
            .filter(ConfigurationPropertyName::isValid)
            .map(ConfigurationPropertyName::of)
            .map(this::property)
            .flatMap(Stream::ofNullable)
            .toList();
    if (!named.isEmpty()) {
      return named;
    }
    List<ConfigurationProperty> all = under(prefix);
    List<ConfigurationProperty> quoted =
        all.stream().filter(one -> reason.contains("'" + text(one) + "'")).toList();
    return quoted.isEmpty() ? all : quoted;
  }

  /** The reason may quote any of the values that were read. */
  private String masked(String reason, BindException failure) {
    Stream<ConfigurationProperty> read =
        Stream.concat(Stream.ofNullable(failure.getProperty()), under(failure.getName()).stream());
    String masked = reason;
    for (ConfigurationProperty one : read.toList()) {
      masked = Secrets.masked(masked, one.getName().toString(), text(one));
    }
    return masked;
  }

  /** A value as it was read; empty where its file cannot be, so that nothing can quote it. */
  private String text(ConfigurationProperty property) {
    try {
      return environment.resolvePlaceholders(String.valueOf(property.getValue()));
    } catch (IllegalStateException _) {
      return "";
    }
  }

  private @Nullable ConfigurationProperty property(ConfigurationPropertyName name) {
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      ConfigurationProperty found = source.getConfigurationProperty(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private List<ConfigurationProperty> under(ConfigurationPropertyName prefix) {
    return StreamSupport.stream(ConfigurationPropertySources.get(environment).spliterator(), false)
        .filter(IterableConfigurationPropertySource.class::isInstance)
        .flatMap(source -> ((IterableConfigurationPropertySource) source).stream())
        .filter(prefix::isAncestorOf)
        .distinct()
        .map(this::property)
        .flatMap(Stream::ofNullable)
        .toList();
  }

  private static FailureAnalysis analysis(String problem, String more, BindException failure) {
    return new FailureAnalysis(problem, "Correct the setting" + more + ".", failure);
  }

  private static String told(ConfigurationProperty property) {
    String name = property.getName().toString();
    String value = name + " is " + Secrets.shown(name, property.getValue());
    return property.getOrigin() == null ? value : value + " (" + property.getOrigin() + ")";
  }

  private static String valid(ConversionFailedException conversion) {
    Object[] values = conversion.getTargetType().getType().getEnumConstants();
    return values == null
        ? ""
        : " to one of "
            + Stream.of(values)
                .map(Object::toString)
                .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Throwable innermost(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
