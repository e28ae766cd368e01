package io.houji.http.server;

import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Set;

/**
 * What the contract says about one operation, as far as the door needs it.
 *
 * @param path template, such as {@code /v1/funds/{id}}
 * @param roles that may call it; empty means open to all, without a token
 * @param idempotent an Idempotency-Key is required
 * @param upload the body goes to a file instead of memory
 * @param consumes media types of the body; empty means no body
 * @param produces media types of good answers
 * @param parameters names of query parameters
 */
record ContractOperation(
    String id,
    HttpMethod method,
    String path,
    Set<Role> roles,
    boolean idempotent,
    boolean upload,
    long bodyBytes,
    Duration answerTime,
    Set<String> consumes,
    Set<String> produces,
    Set<String> parameters) {

  boolean isOpen() {
    return roles.isEmpty();
  }
}
