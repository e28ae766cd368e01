package io.houji.http.server;

import io.vertx.core.Future;

/** One operation of the contract: from a request to an answer. */
@FunctionalInterface
public interface Operation {
  Future<Answer> answer(Request request);
}
