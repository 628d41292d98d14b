package newswatch.search.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import newswatch.fetch.Download;
import newswatch.fetch.Posted;
import newswatch.fetch.Poster;
import newswatch.search.receiver.AddressCheck;
import newswatch.search.receiver.Receivers;
import newswatch.search.receiver.SealedAddresses;
import newswatch.search.subscription.Subscriptions;
import newswatch.search.withdrawal.Withdrawals;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets this room up, with a client of its own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliveryProperties.class)
class DeliveryConfiguration {
  @Bean
  Poster poster(DeliveryProperties properties) {
    return new Poster(properties.limits());
  }

  /**
   * The same rules as when it is connected to, so that a mistake is told at once. A name that is
   * not known now may be known when something is sent.
   */
  @Bean
  AddressCheck addressCheck(Poster poster, MailConfiguration.Mailing mailing) {
    return new AddressCheck() {
      @Override
      public @Nullable String objection(URI address) {
        Posted.Failed objection = poster.objection(address);
        return objection == null || objection.kind() != Download.Kind.REFUSED
            ? null
            : objection.reason();
      }

      @Override
      public @Nullable String objectionToMail() {
        return mailing.objection();
      }
    };
  }

  @Bean
  PostOffice postOffice(
      Subscriptions subscriptions,
      Receivers receivers,
      SealedAddresses addresses,
      Withdrawals withdrawals,
      Deliveries deliveries,
      RaisedAlerts raised,
      Poster poster,
      MailConfiguration.Mailing mailing,
      InstantSource clock) {
    return new PostOffice(
        subscriptions,
        receivers,
        addresses,
        withdrawals::hold,
        deliveries,
        raised,
        new Couriers(new WebCourier(poster, clock), mailing.courier()),
        clock);
  }

  @Bean
  Dispatcher dispatcher(
      PostOffice post,
      Deliveries deliveries,
      Keeping keeping,
      InstantSource clock,
      MeterRegistry meters) {
    return new Dispatcher(post, deliveries, keeping, clock, new Deliverances(meters));
  }
}
