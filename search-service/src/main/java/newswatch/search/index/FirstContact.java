package newswatch.search.index;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.transport.TransportException;
import java.net.URI;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import newswatch.start.CannotStart;
import newswatch.start.Patience;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;

/** The first question to Elasticsearch: waits for an answer, unless none can ever come. */
final class FirstContact {
  private static final String URIS = "spring.elasticsearch.uris";
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int REFUSALS = 400;
  private static final int SERVER_ERRORS = 500;

  /**
   * Not found, timed out, too many: also what a proxy answers that is up before Elasticsearch is.
   */
  private static final Set<Integer> PASSING = Set.of(404, 408, 429);

  private final ElasticsearchProperties properties;

  FirstContact(ElasticsearchProperties properties) {
    this.properties = properties;
  }

  /**
   * Asks until there is an answer.
   *
   * @throws CannotStart when there is no answer in time, or none can come with these settings
   */
  void await(Patience patience, Callable<?> question) {
    patience.await(
        properties.where(),
        URIS,
        () -> {
          try {
            return question.call();
          } catch (Exception e) {
            throw hopeless(e).map(Exception.class::cast).orElse(e);
          }
        });
  }

  private Optional<CannotStart> hopeless(Exception failure) {
    return causes(failure)
        .map(cause -> hopeless(cause, failure))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<CannotStart> hopeless(Throwable cause, Exception failure) {
    return switch (cause) {
      case ElasticsearchException refused -> refused(refused.status(), failure);
      case TransportException refused -> refused(refused.statusCode(), failure);
      case CertificateException distrust -> Optional.of(distrust(distrust, failure));
      case CertPathValidatorException distrust -> Optional.of(distrust(distrust, failure));
      case SSLPeerUnverifiedException distrust -> Optional.of(distrust(distrust, failure));
      case SSLHandshakeException alert when said(alert, "Received fatal alert") ->
          Optional.of(distrust(alert, failure));
      case SSLException answer when Speech.isPlain(answer) -> Optional.of(plain(failure));
      case ConnectionClosedException _ -> tls(failure);
      case HttpException _ -> tls(failure);
      default -> Optional.empty();
    };
  }

  private Optional<CannotStart> refused(int status, Exception failure) {
    if (status == UNAUTHORIZED) {
      return Optional.of(
          new CannotStart(
              properties.who().isEmpty()
                  ? properties.where() + " asks for a login, and none is set"
                  : properties.where() + " refuses the login of " + properties.who(),
              "Set spring.elasticsearch.username and spring.elasticsearch.password, or"
                  + " spring.elasticsearch.api-key, to a login that it knows.",
              failure));
    }
    if (status == FORBIDDEN) {
      return Optional.of(
          new CannotStart(
              "%s does not allow %s what is needed: %s"
                  .formatted(
                      properties.where(),
                      properties.who().isEmpty() ? "us" : properties.who(),
                      reason(failure)),
              "Grant it the cluster privileges monitor and manage_index_templates, and all"
                  + " privileges on newswatch-*.",
              failure));
    }
    return status >= REFUSALS && status < SERVER_ERRORS && !PASSING.contains(status)
        ? Optional.of(
            new CannotStart(
                "%s refuses what is needed: %s".formatted(properties.where(), failure.getMessage()),
                "See that "
                    + URIS
                    + " and spring.elasticsearch.path-prefix lead to Elasticsearch 9.",
                failure))
        : Optional.empty();
  }

  private Optional<CannotStart> tls(Exception failure) {
    return node("http", Speech.TLS)
        .map(
            node ->
                new CannotStart(
                    "Elasticsearch at " + node + " speaks TLS",
                    "Write https:// for it in " + URIS + ".",
                    failure));
  }

  private CannotStart plain(Exception failure) {
    String where =
        node("https", Speech.PLAIN)
            .map(node -> "Elasticsearch at " + node)
            .orElse(properties.where());
    return new CannotStart(
        where + " speaks plain HTTP",
        "Write http:// for it in " + URIS + ", or have it speak TLS.",
        failure);
  }

  private CannotStart distrust(Exception distrust, Exception failure) {
    return new CannotStart(
        "no trust between us and %s: %s".formatted(properties.where(), distrust.getMessage()),
        "Name the certificate of its CA in spring.ssl.bundle.pem.NAME.truststore.certificate and the"
            + " bundle in spring.elasticsearch.restclient.ssl.bundle, and use a host that its"
            + " certificate is for.",
        failure);
  }

  /**
   * The first node whose address has this scheme and that speaks otherwise. Elasticsearch closes a
   * connection that does not speak TLS as it does, others send an alert: neither tells which node.
   */
  private Optional<URI> node(String scheme, Speech speech) {
    return properties.uris().stream()
        .filter(uri -> scheme.equalsIgnoreCase(uri.getScheme()))
        .filter(uri -> Speech.of(uri) == speech)
        .findFirst();
  }

  private static String reason(Exception failure) {
    return causes(failure)
        .filter(ElasticsearchException.class::isInstance)
        .map(refused -> innermost(((ElasticsearchException) refused).error()))
        .findFirst()
        .orElse(String.valueOf(failure.getMessage()));
  }

  private static String innermost(ErrorCause error) {
    ErrorCause cause = error;
    while (cause.causedBy() != null) {
      cause = cause.causedBy();
    }
    return cause.type() + ": " + cause.reason();
  }

  private static boolean said(Exception failure, String words) {
    return String.valueOf(failure.getMessage()).contains(words);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .flatMap(cause -> Stream.concat(Stream.of(cause), List.of(cause.getSuppressed()).stream()));
  }
}
