package io.houji.http.scoring;

import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.server.Answer;
import io.houji.http.server.Request;
import io.houji.scoring.registry.Entry;
import io.houji.scoring.registry.Traffic;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** {@code /v1/models/{id}/shares}: for which share of applications a challenger decides. */
final class ModelShares {
  private final RegistryChanges changes;
  private final InstantSource clock;

  ModelShares(RegistryChanges changes, InstantSource clock) {
    this.changes = changes;
    this.clock = clock;
  }

  static Json.Obj json(ShareStore.Share share) {
    return Json.object()
        .put("id", share.id())
        .put("model_id", share.model().hex())
        .put("share", fraction(share.tenThousandths()))
        .put("recorded_at", share.recordedAt())
        .put("asked_by", share.askedBy())
        .put("why", share.why())
        .put("state", share.holds() ? "holds" : "waits_for_second_person")
        .putOrNull("confirmed_by", share.confirmedBy(), Json::text)
        .putOrNull("confirmed_at", share.confirmedAt(), Json::instant)
        .end();
  }

  /** A share as it stands in answers, from 0 to 1. */
  static Json fraction(int tenThousandths) {
    return Json.rate(tenThousandths / (double) Traffic.WHOLE);
  }

  /** A fraction with at most four decimals. */
  private static Kind<Integer> share() {
    return value ->
        Kind.real(0, 1)
            .read(value)
            .then(
                share -> {
                  double parts = share * Traffic.WHOLE;
                  return Math.abs(parts - Math.rint(parts)) < 1e-6
                      ? Outcome.ok((int) Math.rint(parts))
                      : Outcome.rejected(OUT_OF_RANGE, "", "at most four decimals");
                });
  }

  private record Wish(String id, int tenThousandths, String why) {}

  Future<Answer> ask(Request request) {
    var fields = request.fields();
    var id = fields.optional("id", Named.id());
    var share = fields.required("share", share());
    var why = RegistryChanges.why(fields);
    return fields
        .build(
            () ->
                new Wish(
                    id.get().orElseGet(() -> Named.made("sh-", request)), share.get(), why.get()))
        .fold(
            wish -> changes.make(request, connection -> ask(connection, request, wish)),
            problems -> Future.succeededFuture(Answer.problems(problems)));
  }

  private Future<Answer> ask(SqlConnection connection, Request request, Wish wish) {
    String model = request.path("model_id");
    return changes
        .library()
        .registry(connection, request.tenant())
        .compose(
            registry -> {
              var entry = registry.found(model);
              if (entry.isEmpty()) {
                return Future.succeededFuture(Models.notFound(model));
              }
              var share =
                  new ShareStore.Share(
                      wish.id,
                      entry.get().hash(),
                      clock.instant(),
                      wish.tenThousandths,
                      request.caller().client(),
                      wish.why,
                      Optional.empty(),
                      Optional.empty());
              var problems = against(registry, entry.get(), share, "somebody else");
              return problems.isEmpty()
                  ? append(connection, request.tenant(), share)
                  : Future.succeededFuture(Answer.problems(problems));
            });
  }

  private static List<Problem> against(
      Registry registry, Entry entry, ShareStore.Share share, String second) {
    return registry
        .traffic(entry.name())
        .with(entry, Registry.wish(share, Optional.of(second)))
        .fold(held -> List.of(), problems -> problems);
  }

  private static Future<Answer> append(
      SqlConnection connection, String tenant, ShareStore.Share share) {
    return ShareStore.append(connection, tenant, share)
        .map(
            at ->
                at.map(moment -> created(share.recorded(moment)))
                    .orElseGet(() -> Answer.conflict("share " + share.id() + " is there already")));
  }

  private static Answer created(ShareStore.Share share) {
    return Answer.created("/v1/models/" + share.model().hex(), json(share));
  }

  Future<Answer> confirm(Request request) {
    return changes.confirm(
        request, (connection, signature) -> confirm(connection, request, signature));
  }

  private Future<Answer> confirm(
      SqlConnection connection, Request request, ModelStore.Signature signature) {
    String tenant = request.tenant();
    String id = request.path("share_id");
    String model = request.path("model_id");
    return changes
        .library()
        .registry(connection, tenant)
        .compose(
            registry -> {
              var waiting =
                  registry.shares().waiting().stream()
                      .filter(each -> each.id().equals(id) && each.model().hex().equals(model))
                      .findFirst();
              if (waiting.isEmpty()) {
                return Future.succeededFuture(
                    Answer.notFound("no share " + id + " of that model waits"));
              }
              var share = waiting.get();
              var entry = registry.found(model).orElseThrow();
              var problems = against(registry, entry, share, signature.by());
              return problems.isEmpty()
                  ? ShareStore.confirm(connection, tenant, id, signature)
                      .map(
                          at ->
                              at.map(moment -> created(share.confirmed(moment, signature.by())))
                                  .orElseGet(() -> Answer.conflict("it is confirmed already")))
                  : Future.succeededFuture(Answer.problems(problems));
            });
  }
}
