package io.houji.http.scoring;

import io.houji.http.json.Field;
import io.houji.http.json.Fields;
import io.houji.http.server.Answer;
import io.houji.http.server.Request;
import io.houji.http.writes.Writes;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.function.Function;

/** Changes of a tenant's registry, one at a time; afterwards this node scores with what holds. */
record RegistryChanges(Writes writes, Library library) {

  private static final int WHY_MAX = 1_000;

  /** What a second person does with a signature. */
  interface Confirmation {
    Future<Answer> confirm(SqlConnection connection, ModelStore.Signature signature);
  }

  /** A second person's change: the request's body says why, its caller who. */
  Future<Answer> confirm(Request request, Confirmation confirmation) {
    var fields = request.fields();
    var why = why(fields);
    return fields
        .build(() -> new ModelStore.Signature(request.caller().client(), why.get()))
        .fold(
            signature -> make(request, connection -> confirmation.confirm(connection, signature)),
            problems -> Future.succeededFuture(Answer.problems(problems)));
  }

  /** Why the registry is to be changed; every change says so. */
  static Field<String> why(Fields fields) {
    return fields.text("why", 1, WHY_MAX);
  }

  Future<Answer> make(Request request, Function<SqlConnection, Future<Answer>> change) {
    return writes
        .once(
            request,
            connection ->
                ModelStore.lock(connection, request.tenant())
                    .compose(locked -> change.apply(connection)))
        .compose(
            said ->
                library
                    .refreshed(request.tenant())
                    .transform(shown -> Future.succeededFuture(said)));
  }
}
