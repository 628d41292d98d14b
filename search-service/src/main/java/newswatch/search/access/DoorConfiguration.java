package newswatch.search.access;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.util.List;
import newswatch.start.CannotStart;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Refuses to start where more than this machine could reach the API, which knows no users yet. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
class DoorConfiguration {
  @Bean
  Door door(AccessProperties access, ServerProperties server) {
    return access.publishedPort() == null
        ? onLoopback(server.getAddress())
        : published(access, DefaultGateways.read());
  }

  /** Made before the web server is, so that a door which cannot be made ends the start at once. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> peerTold(Door door) {
    return factory -> factory.addContextValves(new Peer.Valve());
  }

  /**
   * @throws CannotStart when others could reach the address
   */
  static Door onLoopback(@Nullable InetAddress address) {
    if (address == null || !address.isLoopbackAddress()) {
      throw new CannotStart(
          "the API has no users yet and would be open to everybody who can reach "
              + (address == null ? "any address of this machine" : address.getHostAddress()),
          "Set server.address to 127.0.0.1, or in a container newswatch.access.published-port to"
              + " the port of the host's 127.0.0.1 at which it is published.",
          null);
    }
    return Door.onLoopback();
  }

  /**
   * @throws CannotStart when it is not known from where connections come
   */
  static Door published(AccessProperties access, List<InetAddress> gateways) {
    List<AddressBlock> from =
        access.blocks().isEmpty()
            ? gateways.stream().map(AddressBlock::of).toList()
            : access.blocks();
    if (from.isEmpty()) {
      throw new CannotStart(
          "there is no default gateway here that connections through the published port could"
              + " come from",
          "Set newswatch.access.published-from to the address that they come from.",
          null);
    }
    return Door.published(requireNonNull(access.publishedPort()), from);
  }
}
