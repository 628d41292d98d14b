package newswatch.search.openapi;

import io.swagger.v3.oas.models.PathItem.HttpMethod;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.MediaType;
import org.springframework.util.ClassUtils;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What a handler's mapping and signature say of an operation under {@code /api}.
 *
 * @param parameters each as where it stands and its name
 */
record Mapped(
    HttpMethod method,
    String path,
    List<String> parameters,
    List<String> consumes,
    List<String> produces) {
  private static final String API = "/api/";

  /** All that are in the service's classes, also those that nobody has described. */
  static List<Mapped> all() {
    ClassPathScanningCandidateComponentProvider scan =
        new ClassPathScanningCandidateComponentProvider(/* useDefaultFilters= */ false);
    scan.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
    return scan.findCandidateComponents("newswatch.search").stream()
        .map(BeanDefinition::getBeanClassName)
        .map(name -> ClassUtils.resolveClassName(name, Mapped.class.getClassLoader()))
        .flatMap(Mapped::of)
        .toList();
  }

  private static Stream<Mapped> of(Class<?> api) {
    Reading reading = new Reading();
    return MethodIntrospector.selectMethods(
            api,
            (MethodIntrospector.MetadataLookup<RequestMappingInfo>)
                method -> reading.getMappingForMethod(method, api))
        .entrySet()
        .stream()
        .flatMap(entry -> of(entry.getValue(), entry.getKey()));
  }

  /** A HEAD of its own is no operation: it stands for how a GET is asked. */
  private static Stream<Mapped> of(RequestMappingInfo mapping, Method handler) {
    return mapping.getPatternValues().stream()
        .filter(path -> path.startsWith(API))
        .flatMap(
            path ->
                mapping.getMethodsCondition().getMethods().stream()
                    .filter(method -> method != RequestMethod.HEAD)
                    .map(
                        method ->
                            new Mapped(
                                HttpMethod.valueOf(method.name()),
                                path,
                                parameters(handler),
                                types(mapping.getConsumesCondition().getConsumableMediaTypes()),
                                types(mapping.getProducesCondition().getProducibleMediaTypes()))));
  }

  private static List<String> types(Set<MediaType> types) {
    return types.stream()
        .map(type -> type.getType() + "/" + type.getSubtype())
        .collect(Collectors.toList());
  }

  private static List<String> parameters(Method handler) {
    List<String> parameters = new ArrayList<>();
    for (Parameter parameter : handler.getParameters()) {
      PathVariable variable = parameter.getAnnotation(PathVariable.class);
      if (variable != null) {
        parameters.add("path " + named(variable.name(), parameter));
      }
      RequestHeader header = parameter.getAnnotation(RequestHeader.class);
      if (header != null) {
        parameters.add("header " + named(header.name(), parameter));
      }
      RequestParam asked = parameter.getAnnotation(RequestParam.class);
      if (asked != null && parameter.getType() != MultiValueMap.class) {
        parameters.add("query " + named(asked.name(), parameter));
      }
    }
    return parameters;
  }

  private static String named(String name, Parameter parameter) {
    return name.isEmpty() ? parameter.getName() : name;
  }

  @Override
  public String toString() {
    return method + " " + path;
  }

  /** Spring's own reading of the annotations. */
  private static final class Reading extends RequestMappingHandlerMapping {
    Reading() {
      afterPropertiesSet();
    }

    @Override
    protected @Nullable RequestMappingInfo getMappingForMethod(Method method, Class<?> handler) {
      return super.getMappingForMethod(method, handler);
    }

    @Override
    protected void initHandlerMethods() {
      // There are no beans to look at: the methods are handed in.
    }
  }
}
