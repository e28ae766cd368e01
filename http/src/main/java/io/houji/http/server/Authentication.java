package io.houji.http.server;

import io.vertx.core.Future;
import java.util.Optional;

/** Tells whose token this is; empty if nobody's. Fails only if that cannot be found out now. */
@FunctionalInterface
public interface Authentication {
  Future<Optional<Caller>> callerOf(String token);
}
