package io.houji.http.server;

import io.houji.http.store.DatabaseFailure;
import io.vertx.pgclient.PgException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last resort: what a failed future means to the caller. Nothing internal is told. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final String RETRY_SECONDS = "1";

  private Failures() {}

  static Answer answer(Throwable failure, String requestId, String operation) {
    if (failure instanceof Refusal refusal) {
      return refusal.answer();
    }
    return switch (DatabaseFailure.of(failure)) {
      case UNAVAILABLE -> {
        LOG.warn("request {} {}: unavailable: {}", requestId, operation, said(failure));
        yield later("the database does not answer now; the same request may be sent again");
      }
      case BUSY -> {
        LOG.info("request {} {}: busy: {}", requestId, operation, said(failure));
        yield later("another request was in the way; the same request may be sent again");
      }
      case CONFLICT -> Answer.conflict("it is there already" + constraint(failure));
      case REFUSED -> {
        LOG.warn("request {} {}: the database refused: {}", requestId, operation, said(failure));
        yield Answer.problem(
            ProblemType.VALIDATION, "the database refuses these values" + constraint(failure));
      }
      case BUG -> {
        LOG.error("request {} {} failed", requestId, operation, failure);
        yield Answer.problem(ProblemType.INTERNAL, "please report the request id");
      }
    };
  }

  static Answer later(String detail) {
    return Answer.problem(ProblemType.UNAVAILABLE, detail).with("Retry-After", RETRY_SECONDS);
  }

  /** Names of constraints are ours and say what is wrong; values are the caller's and stay out. */
  private static String constraint(Throwable failure) {
    return failure instanceof PgException pg && pg.getConstraint() != null
        ? " (" + pg.getConstraint() + ")"
        : "";
  }

  /** PostgreSQL's messages can repeat values, so that only state and constraint are logged. */
  private static String said(Throwable failure) {
    return failure instanceof PgException pg
        ? "SQLSTATE " + pg.getSqlState() + constraint(failure)
        : failure.getClass().getSimpleName() + " " + failure.getMessage();
  }
}
