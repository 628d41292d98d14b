package newswatch.search.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import newswatch.events.Change;
import newswatch.events.PersonId;
import newswatch.events.Receiver;
import newswatch.events.ReceiverId;
import newswatch.search.access.Reach;
import newswatch.search.access.Visitors;
import newswatch.search.catalogue.Defined;
import newswatch.search.catalogue.Edited;
import newswatch.search.receiver.AddressCheck;
import newswatch.search.receiver.ReceiverEdits;
import newswatch.search.receiver.Receivers;
import newswatch.search.receiver.SealedAddresses;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/receivers}: where messages go, each person's own. What is secret of them goes in and
 * never comes out. A change answers once this instance has read it back; {@code If-Match} guards
 * it, and without it the last one wins.
 */
@RestController
@RequestMapping("/api/receivers")
final class ReceiverApi {
  private static final String PATH = "/api/receivers/";
  private static final String WHAT = "receiver";

  private final Receivers receivers;
  private final ReceiverEdits edits;
  private final SealedAddresses addresses;
  private final AddressCheck check;
  private final Visitors visitors;

  ReceiverApi(
      Receivers receivers,
      ReceiverEdits edits,
      SealedAddresses addresses,
      AddressCheck check,
      Visitors visitors) {
    this.receivers = receivers;
    this.edits = edits;
    this.addresses = addresses;
    this.check = check;
    this.visitors = visitors;
  }

  /** Those of who asks, by id; everybody's for admins. */
  record Own(List<View> receivers) {
    Own {
      receivers = List.copyOf(receivers);
    }
  }

  /**
   * A receiver as the API tells it.
   *
   * @param kind webhook, slack, teams or email
   * @param problem why nothing can be sent there; absent when it can
   * @param changedBy who defined it so, and when
   */
  record View(
      ReceiverId id,
      String name,
      PersonId owner,
      String kind,
      @Nullable String problem,
      String changedBy,
      Instant changedAt) {}

  private View view(Defined<Receiver> defined) {
    Receiver receiver = defined.definition();
    return new View(
        receiver.id(),
        receiver.name(),
        receiver.owner(),
        receiver.kind().word(),
        problem(receiver),
        receiver.change().by(),
        receiver.change().at());
  }

  private @Nullable String problem(Receiver receiver) {
    String problem = addresses.problem(receiver);
    return problem == null && receiver.kind() == Receiver.Kind.EMAIL
        ? check.objectionToMail()
        : problem;
  }

  @GetMapping
  Own all() {
    Reach reach = visitors.reach();
    return new Own(
        receivers.all().stream()
            .filter(receiver -> reach.covers(receiver.definition().owner()))
            .map(this::view)
            .toList());
  }

  /** Always in full: the entity tag is the definition's, and who asks decides what there is. */
  @GetMapping("/{id}")
  View one(@PathVariable String id, HttpServletResponse response) {
    Defined<Receiver> present = receivers.one(known(id));
    if (present == null || !visitors.reach().covers(present.definition().owner())) {
      throw CatalogueProblems.missing(WHAT, id);
    }
    response.setHeader(HttpHeaders.ETAG, EntityTag.of(present));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    return view(present);
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<View> create(HttpServletRequest request) throws IOException {
    ReceiverBody sent = ReceiverBody.read(request.getInputStream(), null, check);
    Reach reach = visitors.reach();
    return answer(reach, edits.create(sent.id(), reach, wanted(sent, reach.person())));
  }

  @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<View> put(
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestHeader(name = "If-None-Match", required = false) @Nullable String ifNoneMatch,
      HttpServletRequest request)
      throws IOException {
    ReceiverBody sent =
        ReceiverBody.read(request.getInputStream(), ChosenId.read(id, ReceiverId::new), check);
    Reach reach = visitors.reach();
    return answer(
        reach,
        edits.put(
            sent.id(), EntityTag.of(ifMatch, ifNoneMatch), reach, wanted(sent, reach.person())));
  }

  private Function<@Nullable Receiver, Receiver> wanted(ReceiverBody sent, PersonId asking) {
    Change change = edits.change(asking);
    return present -> sent.receiver(present, asking, addresses, change);
  }

  @DeleteMapping("/{id}")
  ResponseEntity<View> delete(
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    Reach reach = visitors.reach();
    Edited<Receiver> edited = edits.delete(known(id), EntityTag.ifMatch(ifMatch), reach);
    if (edited instanceof Edited.Missing) {
      throw CatalogueProblems.missing(WHAT, id);
    }
    return answer(reach, edited);
  }

  private ResponseEntity<View> answer(Reach reach, Edited<Receiver> edited) {
    return switch (edited) {
      case Edited.Created<Receiver>(var now) ->
          ResponseEntity.created(URI.create(PATH + now.definition().id()))
              .eTag(EntityTag.of(now))
              .body(view(now));
      case Edited.Changed<Receiver>(var now) ->
          ResponseEntity.ok().eTag(EntityTag.of(now)).body(view(now));
      case Edited.Deleted<Receiver> _ -> ResponseEntity.noContent().build();
      case Edited.Exists<Receiver>(var present) -> {
        String id = present.definition().id().value();
        throw reach.covers(present.definition().owner())
            ? CatalogueProblems.exists(WHAT, PATH + id, present)
            : CatalogueProblems.taken(id);
      }
      case Edited.Outdated<Receiver>(var present) ->
          throw CatalogueProblems.outdated(WHAT, present);
      case Edited.Taken<Receiver> _ ->
          throw new IllegalStateException("a receiver's id is free again");
      case Edited.Needed<Receiver>(var by, int more) -> throw CatalogueProblems.needed(by, more);
      case Edited.TooMany<Receiver>(int most, long _) ->
          throw CatalogueProblems.tooMany("receivers", most);
      case Edited.Missing<Receiver> _ ->
          throw new IllegalStateException("a receiver is made by PUT");
      case Edited.TooManyExamples<Receiver> _ ->
          throw new IllegalStateException("a receiver has none");
      case Edited.OtherAddress<Receiver> _ ->
          throw new IllegalStateException("a receiver may have another");
    };
  }

  private static ReceiverId known(String id) {
    try {
      return new ReceiverId(id);
    } catch (IllegalArgumentException _) {
      throw CatalogueProblems.missing(WHAT, id);
    }
  }
}
