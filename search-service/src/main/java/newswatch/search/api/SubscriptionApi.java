package newswatch.search.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import newswatch.events.PersonId;
import newswatch.events.Receiver;
import newswatch.events.Subscription;
import newswatch.events.SubscriptionId;
import newswatch.events.TopicId;
import newswatch.search.access.Reach;
import newswatch.search.access.Visitors;
import newswatch.search.access.Visitors.Way;
import newswatch.search.catalogue.Catalogue;
import newswatch.search.catalogue.Defined;
import newswatch.search.catalogue.Edited;
import newswatch.search.receiver.Receivers;
import newswatch.search.subscription.SubscriptionEdits;
import newswatch.search.subscription.Subscriptions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/subscriptions}: who is told of what, each person's own. A change answers once this
 * instance has read it back; {@code If-Match} guards it, and without it the last one wins.
 */
@RestController
@RequestMapping("/api/subscriptions")
final class SubscriptionApi {
  private static final String PATH = "/api/subscriptions/";
  private static final String WHAT = "subscription";
  private static final String OWNER = "owner";
  private static final int LONGEST_OWNER = 128;

  private final Subscriptions subscriptions;
  private final SubscriptionEdits edits;
  private final Catalogue catalogue;
  private final Receivers receivers;
  private final Visitors visitors;

  SubscriptionApi(
      Subscriptions subscriptions,
      SubscriptionEdits edits,
      Catalogue catalogue,
      Receivers receivers,
      Visitors visitors) {
    this.subscriptions = subscriptions;
    this.edits = edits;
    this.catalogue = catalogue;
    this.receivers = receivers;
    this.visitors = visitors;
  }

  /** Those of who asks, by id; everybody's for admins. */
  record Own(List<SubscriptionView> subscriptions) {
    Own {
      subscriptions = List.copyOf(subscriptions);
    }
  }

  @GetMapping
  Own all(@RequestParam MultiValueMap<String, String> given) {
    String owner = OwnParameters.of(given, List.of(OWNER)).one(OWNER, LONGEST_OWNER);
    Reach reach = visitors.reach();
    return new Own(
        subscriptions.all().stream()
            .filter(one -> reach.covers(one.definition().owner()))
            .filter(one -> owner.isEmpty() || one.definition().owner().value().equals(owner))
            .map(this::view)
            .toList());
  }

  /**
   * Always in full: the entity tag is the definition's, what is wrong with it changes beside it,
   * and who asks decides what there is.
   */
  @GetMapping("/{id}")
  SubscriptionView one(@PathVariable String id, HttpServletResponse response) {
    Defined<Subscription> present = subscriptions.one(known(id));
    if (present == null || !visitors.reach().covers(present.definition().owner())) {
      throw CatalogueProblems.missing(WHAT, id);
    }
    response.setHeader(HttpHeaders.ETAG, EntityTag.of(present));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    return view(present);
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<SubscriptionView> create(HttpServletRequest request) throws IOException {
    Reach reach = visitors.reach();
    Subscription sent = read(request, null, reach);
    return answer(reach, edits.create(sent.id(), reach, owner -> checked(sent.withOwner(owner))));
  }

  @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<SubscriptionView> put(
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestHeader(name = "If-None-Match", required = false) @Nullable String ifNoneMatch,
      HttpServletRequest request)
      throws IOException {
    Reach reach = visitors.reach();
    Subscription sent = read(request, ChosenId.read(id, SubscriptionId::new), reach);
    return answer(
        reach,
        edits.put(
            sent.id(),
            EntityTag.of(ifMatch, ifNoneMatch),
            reach,
            owner -> checked(sent.withOwner(owner))));
  }

  @DeleteMapping("/{id}")
  ResponseEntity<SubscriptionView> delete(
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    Reach reach = visitors.reach();
    Edited<Subscription> edited = edits.delete(known(id), EntityTag.ifMatch(ifMatch), reach);
    if (edited instanceof Edited.Missing) {
      throw CatalogueProblems.missing(WHAT, id);
    }
    return answer(reach, edited);
  }

  private Subscription read(HttpServletRequest request, @Nullable SubscriptionId id, Reach reach)
      throws IOException {
    return SubscriptionBody.read(
        request.getInputStream(), id, reach.person(), edits.change(reach.person()));
  }

  /**
   * The same, once it is known that its topic is watched and that its receiver is its owner's.
   *
   * @throws BadField when one of them is not
   */
  private Subscription checked(Subscription wanted) {
    TopicId topic = wanted.topic();
    if (topic != null && catalogue.topic(topic) == null) {
      throw new BadField(SubscriptionBody.TOPIC, "no topic with the id '" + topic + "' is watched");
    }
    Defined<Receiver> receiver = receivers.one(wanted.receiver());
    if (receiver == null || !mayBeTold(receiver.definition().owner(), wanted.owner())) {
      throw new BadField(
          SubscriptionBody.RECEIVER,
          "%s has no receiver with the id '%s'".formatted(wanted.owner(), wanted.receiver()));
    }
    return wanted;
  }

  /** Where nobody is asked who they are, all are one. */
  private boolean mayBeTold(PersonId ofReceiver, PersonId owner) {
    return ofReceiver.equals(owner) || visitors.way() == Way.LOCAL;
  }

  private SubscriptionView view(Defined<Subscription> defined) {
    Subscription subscription = defined.definition();
    return SubscriptionView.of(subscription, problem(subscription));
  }

  private @Nullable String problem(Subscription subscription) {
    TopicId topic = subscription.topic();
    if (topic != null && catalogue.topic(topic) == null) {
      return "Its topic '%s' is not watched any more.".formatted(topic);
    }
    return receivers.one(subscription.receiver()) == null
        ? "Its receiver '%s' is not there any more.".formatted(subscription.receiver())
        : null;
  }

  private ResponseEntity<SubscriptionView> answer(Reach reach, Edited<Subscription> edited) {
    return switch (edited) {
      case Edited.Created<Subscription>(var now) ->
          ResponseEntity.created(URI.create(PATH + now.definition().id()))
              .eTag(EntityTag.of(now))
              .body(view(now));
      case Edited.Changed<Subscription>(var now) ->
          ResponseEntity.ok().eTag(EntityTag.of(now)).body(view(now));
      case Edited.Deleted<Subscription> _ -> ResponseEntity.noContent().build();
      case Edited.Exists<Subscription>(var present) -> {
        String id = present.definition().id().value();
        throw reach.covers(present.definition().owner())
            ? CatalogueProblems.exists(WHAT, PATH + id, present)
            : CatalogueProblems.taken(id);
      }
      case Edited.Taken<Subscription>(var id) -> throw CatalogueProblems.taken(id);
      case Edited.Outdated<Subscription>(var present) ->
          throw CatalogueProblems.outdated(WHAT, present);
      case Edited.TooMany<Subscription>(int most, long length) ->
          throw CatalogueProblems.tooMany("subscriptions", most, length);
      case Edited.Missing<Subscription> _ ->
          throw new IllegalStateException("a subscription is made by PUT");
      case Edited.Needed<Subscription> _ -> throw new IllegalStateException("nothing needs one");
      case Edited.TooManyExamples<Subscription> _ ->
          throw new IllegalStateException("a subscription has none");
      case Edited.OtherAddress<Subscription> _ ->
          throw new IllegalStateException("a subscription has none");
    };
  }

  private static SubscriptionId known(String id) {
    try {
      return new SubscriptionId(id);
    } catch (IllegalArgumentException _) {
      throw CatalogueProblems.missing(WHAT, id);
    }
  }
}
