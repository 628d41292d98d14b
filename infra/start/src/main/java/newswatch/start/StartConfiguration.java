package newswatch.start;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** The beans of this room, for a service to import. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StartProperties.class, KeyProperties.class})
public class StartConfiguration {
  /** All settings are read before anything is waited for: a wrong one is told at once. */
  @Bean
  Patience patience(StartProperties properties, ApplicationContext context) {
    context.getBeansWithAnnotation(ConfigurationProperties.class);
    Patience patience = new Patience(properties);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(patience::end));
    return patience;
  }

  @Bean
  Channels channels(KafkaAdmin admin, Patience patience) {
    return new Channels(admin, patience);
  }

  @Bean
  BrokerHealth brokerHealthIndicator(KafkaAdmin admin) {
    return new BrokerHealth(admin);
  }
}
