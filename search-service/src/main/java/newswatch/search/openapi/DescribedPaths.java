package newswatch.search.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.Paths;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Puts what is described in the place of what can be told of handlers by their signatures. What is
 * not described is not told, and neither is what nobody answers; tests name both.
 */
final class DescribedPaths implements OpenApiCustomizer {
  private final OpenAPI descriptions;

  DescribedPaths(OpenAPI descriptions) {
    this.descriptions = descriptions;
  }

  @Override
  public void customise(OpenAPI document) {
    Paths answered = document.getPaths();
    Paths described = new Paths();
    descriptions
        .getPaths()
        .forEach(
            (path, item) -> {
              PathItem present = answered.get(path);
              if (present != null) {
                described.addPathItem(path, only(present.readOperationsMap().keySet(), item));
              }
            });
    document.setPaths(described);
    document.setComponents(descriptions.getComponents());
    document.setTags(descriptions.getTags());
  }

  private static PathItem only(Set<HttpMethod> answered, PathItem described) {
    PathItem item = new PathItem();
    described
        .readOperationsMap()
        .forEach(
            (method, operation) -> {
              if (answered.contains(method)) {
                item.operation(method, operation);
              }
            });
    return item;
  }
}
