package newswatch.search.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets this room up. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
  /** All but the paths, which springdoc begins with what is answered. */
  @Bean
  OpenAPI document() {
    return Descriptions.read().paths(null);
  }

  @Bean
  OpenApiCustomizer describedPaths() {
    return new DescribedPaths(Descriptions.read());
  }

  @Bean
  FilterRegistrationBean<DocumentTag> documentTag() {
    FilterRegistrationBean<DocumentTag> tag = new FilterRegistrationBean<>(new DocumentTag());
    tag.addUrlPatterns("/v3/api-docs", "/v3/api-docs.yaml");
    return tag;
  }
}
