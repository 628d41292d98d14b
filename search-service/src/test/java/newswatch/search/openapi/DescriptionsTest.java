package newswatch.search.openapi;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every handler is described, and described in full. */
class DescriptionsTest {
  private static final Path KEPT = Path.of("..", "docs", "openapi.json");
  private static final OpenAPI DOCUMENT = resolved();
  private static final String PROBLEM = "application/problem+json";

  private static OpenAPI resolved() {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    options.setResolveFully(true);
    return new OpenAPIV3Parser()
        .readContents(Json.pretty(Descriptions.read()), null, options)
        .getOpenAPI();
  }

  static Stream<Mapped> mappings() {
    return Mapped.all().stream();
  }

  private static Operation described(Mapped mapped) {
    PathItem path = DOCUMENT.getPaths().get(mapped.path());
    return requireNonNull(
        path == null ? null : path.readOperationsMap().get(mapped.method()),
        () -> mapped + " is not described in src/main/resources/openapi");
  }

  @ParameterizedTest
  @MethodSource("mappings")
  void operationHasASummaryAndATagThatIsExplained(Mapped mapped) {
    Operation operation = described(mapped);
    assertThat(operation.getOperationId()).isNotBlank();
    assertThat(operation.getSummary()).isNotBlank();
    assertThat(operation.getDescription()).isNotBlank();
    assertThat(operation.getTags()).hasSize(1);
    assertThat(DOCUMENT.getTags())
        .extracting(tag -> tag.getName())
        .contains(operation.getTags().getFirst());
  }

  @ParameterizedTest
  @MethodSource("mappings")
  void parametersOfTheHandlerAreDescribed(Mapped mapped) {
    List<Parameter> parameters = parameters(described(mapped));
    assertThat(parameters.stream().map(parameter -> parameter.getIn() + " " + parameter.getName()))
        .containsAll(mapped.parameters());
    for (Parameter parameter : parameters) {
      assertThat(parameter.getDescription()).as(parameter.getName()).isNotBlank();
      assertThat(parameter.getSchema()).as(parameter.getName()).isNotNull();
      if (Boolean.TRUE.equals(parameter.getRequired())) {
        assertThat(parameter.getExample()).as("example of " + parameter.getName()).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("mappings")
  void bodiesHaveTheMediaTypesOfTheHandlerAndExamples(Mapped mapped) {
    Operation operation = described(mapped);
    if (!mapped.consumes().isEmpty()) {
      assertThat(operation.getRequestBody()).as("request body").isNotNull();
      assertThat(operation.getRequestBody().getContent().keySet()).containsAll(mapped.consumes());
      assertExamples(operation.getRequestBody().getContent());
    }
    List<ApiResponse> answers =
        operation.getResponses().entrySet().stream()
            .filter(response -> response.getKey().startsWith("2"))
            .map(response -> response.getValue())
            .toList();
    assertThat(answers).as("answers").isNotEmpty();
    for (ApiResponse answer : answers) {
      assertThat(answer.getDescription()).isNotBlank();
      if (answer.getContent() != null) {
        assertExamples(answer.getContent());
        assertThat(answer.getContent().keySet()).containsAll(mapped.produces());
      }
    }
  }

  /** A body of plain text for people shows itself. */
  private static void assertExamples(Content content) {
    content.forEach(
        (type, body) -> {
          assertThat(body.getSchema()).as("schema of " + type).isNotNull();
          if (!type.equals("text/plain")) {
            assertThat(body.getExample()).as("example of " + type).isNotNull();
          }
        });
  }

  @ParameterizedTest
  @MethodSource("mappings")
  void problemsThatItMayAnswerAreDescribed(Mapped mapped) {
    Operation operation = described(mapped);
    Set<String> places =
        parameters(operation).stream().map(Parameter::getIn).collect(Collectors.toSet());
    Set<String> told = operation.getResponses().keySet();
    assertThat(told).contains("401", "403");
    if (mapped.path().contains("{")) {
      assertThat(told).containsAnyOf("404", "201");
    }
    if (places.contains("query")) {
      assertThat(told).contains("400");
    }
    if (!mapped.consumes().isEmpty()) {
      assertThat(told).contains("400", "413", "415");
    }
    if (parameters(operation).stream().anyMatch(its -> its.getName().equals("If-Match"))) {
      assertThat(told).contains("412");
    }
    operation
        .getResponses()
        .forEach(
            (status, response) -> {
              if (status.charAt(0) >= '4') {
                assertThat(response.getContent()).as(status).containsOnlyKeys(PROBLEM);
                assertExamples(response.getContent());
              }
            });
  }

  private static List<Parameter> parameters(Operation operation) {
    return operation.getParameters() == null ? List.of() : operation.getParameters();
  }

  @Test
  void nothingIsDescribedThatNobodyAnswers() {
    Set<String> answered =
        mappings().map(mapped -> mapped.method() + " " + mapped.path()).collect(Collectors.toSet());
    DOCUMENT
        .getPaths()
        .forEach(
            (path, item) -> {
              for (HttpMethod method : item.readOperationsMap().keySet()) {
                assertThat(answered).contains(method + " " + path);
              }
            });
  }

  @Test
  void documentIsValid() {
    SwaggerParseResult read =
        new OpenAPIV3Parser().readContents(Json.pretty(Descriptions.read()), null, null);
    assertThat(read.getMessages()).isEmpty();
    assertThat(read.getOpenAPI().getOpenapi()).isEqualTo("3.0.1");
    List<String> ids =
        read.getOpenAPI().getPaths().values().stream()
            .flatMap(path -> path.readOperations().stream())
            .map(Operation::getOperationId)
            .toList();
    assertThat(ids).doesNotHaveDuplicates();
  }

  /** A client is generated from the kept document, before the service is built. */
  @Test
  void keptDocumentIsTheOneThatIsDescribed() throws IOException {
    String described = Json.pretty(Descriptions.read()) + "\n";
    if (Boolean.getBoolean("newswatch.openapi.renew")) {
      Files.writeString(KEPT, described);
    }
    assertThat(Files.readString(KEPT))
        .as("docs/openapi.json; -Dnewswatch.openapi.renew=true writes it anew")
        .isEqualTo(described);
  }
}
