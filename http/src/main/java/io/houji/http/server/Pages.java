package io.houji.http.server;

import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Set;

/** Pages and assets for browsers: open, outside the contract. */
final class Pages {
  /** What the door needs to know of any page. */
  static final ContractOperation CONTRACT =
      new ContractOperation(
          "page",
          HttpMethod.GET,
          "page",
          Set.of(),
          false,
          false,
          0,
          Duration.ofSeconds(10),
          Set.of(),
          Set.of(),
          Set.of());

  private Pages() {}
}
