package io.houji.http.scoring;

import static io.houji.fund.outcome.Problem.Code.MALFORMED;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.server.Answer;
import io.houji.http.server.Request;
import io.houji.scoring.product.Catalogue;
import io.houji.scoring.registry.Entry;
import io.houji.scoring.registry.Register;
import io.houji.scoring.registry.Sheet;
import io.houji.scoring.registry.State;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /v1/models}: models come in as texts, and two persons let them decide. */
final class Models {
  private static final int TEXT_MAX = 100_000;
  private static final Map<String, State> STATES =
      Stream.of(State.values())
          .filter(state -> state != State.DRAFT)
          .collect(Collectors.toMap(AnswerJson::wire, state -> state));

  private final Vertx vertx;
  private final RegistryChanges changes;
  private final InstantSource clock;
  private final Library library;

  Models(Vertx vertx, RegistryChanges changes, InstantSource clock) {
    this.vertx = vertx;
    this.changes = changes;
    this.clock = clock;
    this.library = changes.library();
  }

  Future<Answer> list(Request request) {
    return library
        .refreshed(request.tenant())
        .map(
            shelf ->
                Answer.ok(
                    Json.object()
                        .put(
                            "data",
                            Json.array(
                                shelf.registry().register().entries(),
                                entry -> head(shelf.registry(), entry).end()))
                        .end()));
  }

  Future<Answer> one(Request request) {
    String id = request.path("model_id");
    return library
        .refreshed(request.tenant())
        .map(
            shelf ->
                shelf
                    .registry()
                    .found(id)
                    .map(
                        entry ->
                            Answer.ok(
                                head(shelf.registry(), entry)
                                    .put("text", shelf.registry().content(entry.hash()))
                                    .end()))
                    .orElseGet(() -> notFound(id)));
  }

  /** The model as a PMML document. */
  Future<Answer> pmml(Request request) {
    String id = request.path("model_id");
    return library
        .refreshed(request.tenant())
        .compose(
            shelf ->
                vertx.executeBlocking(
                    () ->
                        shelf
                            .registry()
                            .found(id)
                            .map(
                                entry ->
                                    Answer.bytes(
                                            ModelPmml.XML, ModelPmml.of(shelf.registry(), entry))
                                        .with(
                                            "Content-Disposition",
                                            "attachment; filename=\"" + entry.name() + ".pmml\""))
                            .orElseGet(() -> notFound(id)),
                    false));
  }

  static Answer notFound(String id) {
    return Answer.notFound("there is no model " + id);
  }

  private static Json.Builder head(Registry registry, Entry entry) {
    var name = new Sheet(registry.content(entry.hash())).definition().name();
    return Json.object()
        .put("id", entry.hash().hex())
        .put("name", entry.name())
        .put("version", name.version())
        .put("state", AnswerJson.wire(entry.state()))
        .put("author", entry.author())
        .put("share", ModelShares.fraction(registry.traffic(entry.name()).share(entry.hash())))
        .put("moves", Json.array(entry.moves(), Models::moved))
        .put(
            "waiting",
            Json.array(
                registry.waiting().stream().filter(m -> m.model().equals(entry.hash())).toList(),
                Models::move))
        .put(
            "waiting_shares",
            Json.array(
                registry.shares().waiting().stream()
                    .filter(s -> s.model().equals(entry.hash()))
                    .toList(),
                ModelShares::json));
  }

  private static Json moved(Entry.Move move) {
    return Json.object()
        .put("to", AnswerJson.wire(move.to()))
        .put("on", move.on())
        .put("asked_by", move.by())
        .putOrNull("confirmed_by", move.confirmedBy(), Json::text)
        .put("why", move.why())
        .end();
  }

  private static Json.Obj move(ModelStore.Move move) {
    return Json.object()
        .put("id", move.id())
        .put("model_id", move.model().hex())
        .put("to", AnswerJson.wire(move.to()))
        .put("recorded_at", move.recordedAt())
        .put("asked_by", move.askedBy())
        .put("why", move.why())
        .put("state", move.holds() ? "holds" : "waits_for_second_person")
        .putOrNull("confirmed_by", move.confirmedBy(), Json::text)
        .putOrNull("confirmed_at", move.confirmedAt(), Json::instant)
        .end();
  }

  Future<Answer> post(Request request) {
    return library
        .shelf(request.tenant())
        .compose(shelf -> vertx.executeBlocking(() -> drafted(request, shelf), false))
        .compose(
            draft ->
                draft.fold(
                    model ->
                        changes.make(request, connection -> append(connection, request, model)),
                    problems -> Future.succeededFuture(Answer.problems(problems))));
  }

  private Outcome<ModelStore.Model> drafted(Request request, Library.Shelf shelf) {
    var registry = shelf.registry();
    if (request.contentType().equals(ModelPmml.XML)) {
      return ModelPmml.text(request, registry, shelf.deciding())
          .then(text -> draft(request.caller().client(), text, registry));
    }
    var fields = request.fields();
    var text = fields.required("text", Models::whole);
    ModelPmml.refuseNames(fields, request);
    return fields.buildOutcome(() -> draft(request.caller().client(), text.get() + "\n", registry));
  }

  /** The text read as it will be read when it scores; every problem with its line. */
  private Outcome<ModelStore.Model> draft(String author, String content, Registry registry) {
    var definition = new Sheet(content).definition();
    var name = definition.name();
    var entry = Entry.draft(definition.hash(), Registry.KIND, name.name(), author);
    var own = new HashMap<>(registry.own());
    var model =
        new ModelStore.Model(
            definition.hash(), clock.instant(), author, name.name(), name.version(), content);
    own.put(definition.hash(), model);
    var with =
        new Registry(registry.register(), own, List.of(), registry.shares(), registry.bundled());
    return Catalogue.read(with.with(entry))
        .fold(read -> Outcome.ok(model), problems -> Outcome.rejected(inText(problems)));
  }

  /** A file as it is, with the line ends at its end. */
  private static Outcome<String> whole(Json value) {
    return value instanceof Json.Text text && !text.value().isBlank()
        ? Kind.text(1, TEXT_MAX).read(Json.text(text.value().strip()))
        : Outcome.rejected(MALFORMED, "", "the text of a product, as text");
  }

  private static List<Problem> inText(List<Problem> problems) {
    return problems.stream()
        .map(
            p ->
                new Problem(
                    p.code(), "/text" + p.where().replaceFirst("^/products/\\d+", ""), p.say()))
        .toList();
  }

  private static Future<Answer> append(
      SqlConnection connection, Request request, ModelStore.Model model) {
    return ModelStore.append(connection, request.tenant(), model)
        .map(
            at ->
                at.map(moment -> created(model, moment))
                    .orElseGet(
                        () ->
                            Answer.conflict(
                                "this content, or "
                                    + model.name()
                                    + " "
                                    + model.version()
                                    + ", is registered already")));
  }

  private static Answer created(ModelStore.Model model, Instant at) {
    return Answer.created(
        "/v1/models/" + model.hash().hex(),
        Json.object()
            .put("id", model.hash().hex())
            .put("name", model.name())
            .put("version", model.version())
            .put("state", "draft")
            .put("author", model.author())
            .put("recorded_at", at)
            .end());
  }

  /** What a move asks for. */
  private record Wish(String id, State to, String why) {}

  Future<Answer> postMove(Request request) {
    var fields = request.fields();
    var id = fields.optional("id", Named.id());
    var to = fields.required("to", Kind.choice(STATES));
    var why = RegistryChanges.why(fields);
    return fields
        .build(
            () ->
                new Wish(id.get().orElseGet(() -> Named.made("mv-", request)), to.get(), why.get()))
        .fold(
            wish -> changes.make(request, connection -> move(connection, request, wish)),
            problems -> Future.succeededFuture(Answer.problems(problems)));
  }

  private Future<Answer> move(SqlConnection connection, Request request, Wish wish) {
    String tenant = request.tenant();
    String model = request.path("model_id");
    return library
        .registry(connection, tenant)
        .compose(
            registry -> {
              var entry = registry.found(model);
              if (entry.isEmpty()) {
                return Future.succeededFuture(notFound(model));
              }
              var move =
                  new ModelStore.Move(
                      wish.id,
                      entry.get().hash(),
                      clock.instant(),
                      wish.to,
                      request.caller().client(),
                      wish.why,
                      Optional.empty(),
                      Optional.empty());
              var problems = against(registry.register(), move, Optional.of("somebody else"));
              return problems.isEmpty()
                  ? append(connection, tenant, move)
                  : Future.succeededFuture(Answer.problems(problems));
            });
  }

  private static Future<Answer> append(
      SqlConnection connection, String tenant, ModelStore.Move move) {
    return ModelStore.appendMove(connection, tenant, move)
        .map(
            at ->
                at.map(
                        moment ->
                            Answer.created(
                                "/v1/models/" + move.model().hex(), move(recorded(move, moment))))
                    .orElseGet(() -> Answer.conflict("move " + move.id() + " is there already")));
  }

  private static ModelStore.Move recorded(ModelStore.Move move, Instant at) {
    return new ModelStore.Move(
        move.id(),
        move.model(),
        at,
        move.to(),
        move.askedBy(),
        move.why(),
        Optional.empty(),
        Optional.empty());
  }

  private static List<Problem> against(
      Register register, ModelStore.Move move, Optional<String> second) {
    var confirmedBy = move.to().needsTwoPersons() ? second : Optional.<String>empty();
    return register
        .move(move.model(), Registry.entry(move, confirmedBy))
        .fold(moved -> List.of(), problems -> problems);
  }

  Future<Answer> confirm(Request request) {
    return changes.confirm(
        request, (connection, signature) -> confirm(connection, request, signature));
  }

  private Future<Answer> confirm(
      SqlConnection connection, Request request, ModelStore.Signature signature) {
    String tenant = request.tenant();
    String id = request.path("move_id");
    var model = request.path("model_id");
    return library
        .registry(connection, tenant)
        .compose(
            registry -> {
              var move =
                  registry.waiting().stream()
                      .filter(each -> each.id().equals(id) && each.model().hex().equals(model))
                      .findFirst();
              if (move.isEmpty()) {
                return Future.succeededFuture(
                    Answer.notFound("no move " + id + " of that model waits"));
              }
              var problems = against(registry.register(), move.get(), Optional.of(signature.by()));
              return problems.isEmpty()
                  ? confirmed(connection, tenant, move.get(), signature)
                  : Future.succeededFuture(Answer.problems(problems));
            });
  }

  private static Future<Answer> confirmed(
      SqlConnection connection,
      String tenant,
      ModelStore.Move move,
      ModelStore.Signature signature) {
    return ModelStore.confirm(connection, tenant, move.id(), signature)
        .map(
            at ->
                at.map(
                        moment ->
                            Answer.created(
                                "/v1/models/" + move.model().hex(),
                                move(
                                    new ModelStore.Move(
                                        move.id(),
                                        move.model(),
                                        move.recordedAt(),
                                        move.to(),
                                        move.askedBy(),
                                        move.why(),
                                        Optional.of(moment),
                                        Optional.of(signature.by())))))
                    .orElseGet(() -> Answer.conflict("it is confirmed already")));
  }
}
