package newswatch.start;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.jspecify.annotations.Nullable;

/** Knows those failures of Kafka's clients that waiting does not mend. */
final class Unworkable {
  /** How Kafka's clients say that a name is not known, which it may be later. */
  private static final String UNKNOWN_NAME = "No resolvable bootstrap urls";

  /** How they begin or end what they say of a JAAS line, which may quote part of its password. */
  private static final Pattern JAAS = Pattern.compile("\\bJAAS config\\b");

  private static final Pattern USER = Pattern.compile("username\\s*=\\s*[\"']?([^\"';\\s]+)");

  private static final String LOGIN_FORM =
      "Write spring.kafka.properties.sasl.jaas.config as"
          + " org.apache.kafka.common.security.plain.PlainLoginModule required username=\"NAME\""
          + " password=\"PASSWORD\"; with the quotes and the semicolon, or with the module of"
          + " another mechanism.";

  private Unworkable() {}

  /**
   * What it means that a client could not be made. No broker was asked yet.
   *
   * @param where the brokers, for people
   * @throws IOException when it may succeed later, with what is in the way
   */
  static CannotStart settings(String where, KafkaException failure) throws IOException {
    Throwable cause = innermost(failure);
    if (cause instanceof ConfigException && told(cause).startsWith(UNKNOWN_NAME)) {
      throw new IOException("none of the names is known");
    }
    if (isOfLogin(failure)) {
      return login(where);
    }
    return new CannotStart(
        "the settings for %s cannot work: %s".formatted(where, reason(failure)),
        "Correct spring.kafka.security.protocol, spring.kafka.properties.sasl.*, spring.kafka.jaas.*"
            + " or spring.kafka.ssl.*, whichever it is about.",
        failure);
  }

  /** Whether a client could not be made because its login, the JAAS line, cannot be read. */
  static boolean isOfLogin(Throwable failure) {
    return Stream.iterate(failure, one -> one != null, Throwable::getCause)
        .anyMatch(one -> JAAS.matcher(String.valueOf(one.getMessage())).find());
  }

  /** That the login cannot be read: neither in Kafka's words nor with them as the cause. */
  static CannotStart login(String where) {
    return new CannotStart(
        "the login for " + where + ", spring.kafka.properties.sasl.jaas.config, cannot be read",
        LOGIN_FORM,
        null);
  }

  /** What it means that the certificates of a bundle cannot be read. */
  static CannotStart bundle(String where, RuntimeException failure) {
    Throwable cause = innermost(failure);
    return new CannotStart(
        "the certificates for %s cannot be used: %s: %s"
            .formatted(where, cause.getClass().getSimpleName(), cause.getMessage()),
        "Correct the settings spring.ssl.bundle.* of the bundle that spring.kafka.ssl.bundle names.",
        failure);
  }

  /**
   * What an answer means.
   *
   * @return nothing when waiting may help
   */
  static @Nullable CannotStart answer(
      String where, Map<String, Object> settings, Exception failure) {
    return switch (failure.getCause()) {
      case SslAuthenticationException refused ->
          new CannotStart(
              "no trust between us and %s: %s".formatted(where, told(innermost(refused))),
              "Name the certificate of its CA in spring.ssl.bundle.pem.NAME.truststore.certificate"
                  + " and the bundle in spring.kafka.ssl.bundle, and use a host that its"
                  + " certificate is for.",
              failure);
      case AuthenticationException refused ->
          new CannotStart(
              "%s refuses %s: %s".formatted(where, login(settings), refused.getMessage()),
              "Correct spring.kafka.properties.sasl.jaas.config, spring.kafka.properties.sasl.mechanism"
                  + " or spring.kafka.security.protocol.",
              failure);
      case AuthorizationException refused ->
          new CannotStart(
              "%s does not allow what is needed with %s: %s"
                  .formatted(where, login(settings), refused.getMessage()),
              "Allow it to describe, create, read and write topics, to use consumer groups and"
                  + " transactional ids.",
              failure);
      case PolicyViolationException refused ->
          new CannotStart(
              "%s refuses a channel: %s".formatted(where, refused.getMessage()),
              "Create the channel by hand as the policy of the cluster has it, or change the policy.",
              failure);
      case null, default -> null;
    };
  }

  private static String login(Map<String, Object> settings) {
    Object login = settings.get(SaslConfigs.SASL_JAAS_CONFIG);
    Matcher user =
        USER.matcher(login instanceof Password secret ? secret.value() : String.valueOf(login));
    return user.find() ? "the login of user '" + user.group(1) + "'" : "our login";
  }

  /** The first reason that says more than that a client could not be made. */
  private static String reason(Throwable failure) {
    for (Throwable one = failure; one != null; one = one.getCause()) {
      if (!one.getClass().equals(KafkaException.class)) {
        return told(one);
      }
    }
    return told(innermost(failure));
  }

  private static Throwable innermost(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static String told(Throwable failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
