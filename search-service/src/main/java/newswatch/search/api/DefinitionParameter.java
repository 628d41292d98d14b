package newswatch.search.api;

import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.events.TopicVersion;
import newswatch.search.catalogue.Catalogue;
import newswatch.search.catalogue.Defined;
import newswatch.search.catalogue.TopicVersions;
import org.springframework.stereotype.Component;

/**
 * A definition that a parameter names: {@code economy}, or an earlier version, {@code economy@3}.
 */
@Component
final class DefinitionParameter {
  private final Catalogue catalogue;
  private final TopicVersions versions;

  DefinitionParameter(Catalogue catalogue, TopicVersions versions) {
    this.catalogue = catalogue;
    this.versions = versions;
  }

  /**
   * The definition in force, or the version that is named, also one of a topic that is deleted.
   *
   * @throws BadParameter when there is none
   * @throws newswatch.search.catalogue.VersionArchive.Away when it cannot be read now
   * @throws newswatch.search.catalogue.VersionArchive.Unreadable when what is kept of it is no
   *     definition
   */
  Topic named(String parameter, String value) {
    try {
      return value.contains("@")
          ? version(parameter, TopicVersion.parse(value))
          : inForce(parameter, new TopicId(value));
    } catch (IllegalArgumentException e) {
      throw new BadParameter(parameter, String.valueOf(e.getMessage()));
    }
  }

  private Topic inForce(String parameter, TopicId id) {
    Defined<Topic> present = catalogue.topic(id);
    if (present != null) {
      return present.definition();
    }
    Topic last = catalogue.lastKnown(id);
    throw new BadParameter(
        parameter,
        last == null
            ? "there is no topic '" + id + "'"
            : "the topic '%s' is deleted; its last version is %s"
                .formatted(id, TopicVersion.of(last)));
  }

  private Topic version(String parameter, TopicVersion version) {
    Topic found = versions.read(version);
    if (found == null) {
      throw new BadParameter(
          parameter,
          "there is no version %s; /api/topics/%s/versions lists those there are"
              .formatted(version, version.topic()));
    }
    return found;
  }
}
