package newswatch.start;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.kafka.core.KafkaAdmin;

/** Up while the broker answers within two seconds; part of every service's readiness. */
public final class BrokerHealth extends AbstractHealthIndicator implements DisposableBean {
  private static final int ANSWER_SECONDS = 2;

  private final Map<String, Object> settings;
  private @Nullable Admin admin;

  /** Works with the connection settings of Spring's admin client. */
  public BrokerHealth(KafkaAdmin admin) {
    super("Kafka does not answer");
    this.settings = new HashMap<>(admin.getConfigurationProperties());
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_SECONDS * 1000);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_SECONDS * 1000);
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) throws Exception {
    builder
        .up()
        .withDetail(
            "clusterId", connected().describeCluster().clusterId().get(ANSWER_SECONDS, SECONDS));
  }

  /** Connects when first asked: a broker whose name is not known yet must not end the start. */
  private synchronized Admin connected() {
    if (admin == null) {
      admin = Admin.create(settings);
    }
    return admin;
  }

  @Override
  public synchronized void destroy() {
    if (admin != null) {
      admin.close();
    }
  }
}
