package io.houji.http.scoring;

import io.houji.http.server.Answer;
import io.houji.http.server.Request;
import io.houji.http.writes.Writes;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.function.Function;

/** Changes of a tenant's registry, one at a time; afterwards this node scores with what holds. */
record RegistryChanges(Writes writes, Library library) {

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
