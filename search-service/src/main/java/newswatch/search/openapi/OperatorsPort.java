package newswatch.search.openapi;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/**
 * Keeps Swagger UI off the port for operators: resources that the service has are answered there
 * too, whichever port they are meant for. Named in {@code META-INF/spring} for that port's context,
 * and no {@code @Configuration}, with which the service's own would find it.
 */
@ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
class OperatorsPort {
  @Bean
  FilterRegistrationBean<Filter> noSwaggerUi() {
    Filter refusing =
        (_, response, _) ->
            ((HttpServletResponse) response).sendError(HttpServletResponse.SC_NOT_FOUND);
    FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>(refusing);
    filter.addUrlPatterns("/swagger-ui/*", "/swagger-ui.html", "/webjars/*");
    return filter;
  }
}
