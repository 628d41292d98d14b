package newswatch.start;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells of a setting that names a bundle of certificates which no setting describes. */
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class MissingBundleAnalyzer extends AbstractFailureAnalyzer<NoSuchSslBundleException> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, NoSuchSslBundleException cause) {
    return new FailureAnalysis(
        "there is no SSL bundle '%s'".formatted(cause.getBundleName()),
        "Name the certificates in spring.ssl.bundle.pem.%s.truststore.certificate, or another bundle."
            .formatted(cause.getBundleName()),
        cause);
  }
}
