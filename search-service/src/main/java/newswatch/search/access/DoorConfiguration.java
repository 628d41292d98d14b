package newswatch.search.access;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import newswatch.start.CannotStart;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Refuses to start where more than this machine could reach the API, and nobody is asked. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
class DoorConfiguration {
  private static final String USERS =
      "Set newswatch.access.users-file to a file of users. " + UsersFile.MAKING + " Or set ";

  @Bean
  Door door(AccessProperties access, ServerProperties server, CurrentUsers users) {
    if (users.areKnown()) {
      return Door.kept(hosts(access, server.getAddress()));
    }
    return access.publishedPort() == null
        ? onLoopback(server.getAddress())
        : published(access, DefaultGateways.read());
  }

  /** Made before the web server is, so that a door which cannot be made ends the start at once. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> peerTold(Door door) {
    return factory -> factory.addContextValves(new Peer.Valve());
  }

  /** Inside of Tomcat's own, which leaves alone what is answered. */
  @Bean
  static WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsReported() {
    return factory ->
        factory.addContextCustomizers(
            context -> context.getParent().getPipeline().addValve(new ProblemReport()));
  }

  /** Those of the setting; on loopback also its own names, which there are then the only ones. */
  static Set<String> hosts(AccessProperties access, @Nullable InetAddress address) {
    Set<String> hosts = new HashSet<>(access.hosts());
    if (address != null && address.isLoopbackAddress()) {
      hosts.addAll(Door.LOOPBACK);
    }
    return hosts;
  }

  /**
   * @throws CannotStart when others could reach the address
   */
  static Door onLoopback(@Nullable InetAddress address) {
    if (address == null || !address.isLoopbackAddress()) {
      throw new CannotStart(
          "the API has no users and would be open to everybody who can reach "
              + (address == null ? "any address of this machine" : address.getHostAddress()),
          USERS
              + "server.address to 127.0.0.1, or in a container newswatch.access.published-port to"
              + " the port of the host's 127.0.0.1 at which it is published.",
          null);
    }
    return Door.onLoopback();
  }

  /**
   * @throws CannotStart when others could reach the port, or it is not known from where connections
   *     come
   */
  static Door published(AccessProperties access, List<InetAddress> gateways) {
    if (!access.publishedAddress().isLoopbackAddress()) {
      throw new CannotStart(
          "the API has no users and would be published at %s for everybody"
              .formatted(access.publishedAddress().getHostAddress()),
          USERS + "newswatch.access.published-address to 127.0.0.1 and publish it there.",
          null);
    }
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
