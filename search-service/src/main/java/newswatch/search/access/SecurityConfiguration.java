package newswatch.search.access;

import jakarta.servlet.DispatcherType;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Asks who comes, where there are users: programs by their tokens, everybody else by a session.
 * Without users neither chain is entered. Nor is one by requests to the port of health and metrics,
 * which do not come through the {@link Door}.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  private static final RequestMatcher LOGIN = PathPatternRequestMatcher.pathPattern(LoginPage.PATH);

  /** Its token proves enough, and providers of mail ask in their readers' names (RFC 8058). */
  private static final RequestMatcher UNSUBSCRIBE =
      PathPatternRequestMatcher.pathPattern("/unsubscribe");

  /** What needs proof that a page of ours sent it. */
  private static final RequestMatcher CHANGES =
      request ->
          CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
              && !UNSUBSCRIBE.matches(request)
              && (request.getSession(false) != null || LOGIN.matches(request));

  /** Programs: no session, no cookie counts, and so no page can ask in their name. */
  @Bean
  @Order(1)
  static SecurityFilterChain programs(HttpSecurity http, CurrentUsers users, InstantSource clock) {
    Refusals refusals = new Refusals();
    return bare(http)
        .securityMatcher(
            request -> users.areKnown() && Peer.isKnown(request) && TokenFilter.shows(request))
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .exceptionHandling(
            answers -> answers.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .addFilterBefore(new TokenFilter(users, clock), ExceptionTranslationFilter.class)
        .authorizeHttpRequests(SecurityConfiguration::byTheRules)
        .build();
  }

  /** People, and whoever has nothing to show. */
  @Bean
  @Order(2)
  static SecurityFilterChain people(
      HttpSecurity http,
      CurrentUsers users,
      AuthenticationManager passwords,
      Welcome welcome,
      LoginPage page) {
    Refusals refusals = new Refusals();
    CookieCsrfTokenRepository cookie = CookieCsrfTokenRepository.withHttpOnlyFalse();
    cookie.setCookieCustomizer(made -> made.sameSite("Strict"));
    return bare(http)
        .securityMatcher(request -> users.areKnown() && Peer.isKnown(request))
        .csrf(csrf -> csrf.spa().csrfTokenRepository(cookie).requireCsrfProtectionMatcher(CHANGES))
        .authenticationManager(passwords)
        .formLogin(
            form ->
                form.loginPage(LoginPage.PATH)
                    .usernameParameter("name")
                    .successHandler(page)
                    .failureHandler(page))
        .logout(
            logout ->
                logout.logoutSuccessHandler(
                    new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
        .exceptionHandling(
            answers -> answers.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .addFilterAfter(new SessionFilter(welcome), SecurityContextHolderFilter.class)
        .authorizeHttpRequests(SecurityConfiguration::byTheRules)
        .build();
  }

  @Bean
  static AuthenticationManager passwords(CurrentUsers users, InstantSource clock) {
    return new Passwords(users, new Attempts(clock), clock);
  }

  /** {@link DoorGuard} sets the headers, and nothing is remembered of who has not logged in. */
  private static HttpSecurity bare(HttpSecurity http) {
    return http.headers(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable);
  }

  /** What is dispatched again was let in before, and an error is everybody's to hear of. */
  private static void byTheRules(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests) {
    requests
        .dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ASYNC, DispatcherType.ERROR)
        .permitAll()
        .anyRequest()
        .access(new Entitlement());
  }
}
