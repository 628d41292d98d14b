package newswatch.search.access;

import java.util.function.Supplier;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Has the {@link Rules} decide. */
final class Entitlement implements AuthorizationManager<RequestAuthorizationContext> {
  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends Authentication> asking, RequestAuthorizationContext context) {
    return new AuthorizationDecision(
        Rules.of(context.getRequest())
            .map(
                rule ->
                    rule.role() == null
                        || Visitors.of(asking.get())
                            .map(visit -> rule.allows(visit.user().role()))
                            .orElse(false))
            .orElse(false));
  }
}
