package newswatch.start;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.kafka.core.KafkaAdmin;

/** Up while the broker answers within two seconds; part of every service's readiness. */
public final class BrokerHealth extends AbstractHealthIndicator implements DisposableBean {
  private static final int ANSWER_SECONDS = 2;

  private final Admin admin;

  /** Works with the connection settings of Spring's admin client. */
  public BrokerHealth(KafkaAdmin admin) {
    super("Kafka does not answer");
    Map<String, Object> settings = new HashMap<>(admin.getConfigurationProperties());
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_SECONDS * 1000);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_SECONDS * 1000);
    this.admin = Admin.create(settings);
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) throws Exception {
    builder
        .up()
        .withDetail("clusterId", admin.describeCluster().clusterId().get(ANSWER_SECONDS, SECONDS));
  }

  @Override
  public void destroy() {
    admin.close();
  }
}
