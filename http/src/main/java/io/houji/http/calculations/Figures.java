package io.houji.http.calculations;

import io.houji.fund.money.Ratio;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.performance.Certificate;
import io.houji.fund.performance.Irr;
import io.houji.http.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** How figures are written: a value, or why there is none. */
final class Figures {
  private Figures() {}

  /** The value, or {@code {"refused": [{"code", "pointer", "detail"}, ...]}}. */
  static <T> Json figure(Outcome<T> outcome, Function<? super T, Json> write) {
    return outcome.fold(
        write::apply,
        problems -> Json.object().put("refused", Json.array(problems, Figures::reason)).end());
  }

  static Json number(Outcome<Double> outcome) {
    return figure(
        outcome.then(
            value ->
                Double.isFinite(value)
                    ? Outcome.ok(value)
                    : Outcome.rejected(
                        Problem.Code.OUT_OF_RANGE, "", "the figure is larger than a double")),
        Json::number);
  }

  /** The nearest double of an exact quotient. */
  static Json ratio(Outcome<Ratio> outcome) {
    return number(outcome.map(Ratio::value));
  }

  static Json reason(Problem problem) {
    return Json.object()
        .put("code", problem.code().name().toLowerCase(Locale.ROOT))
        .put("pointer", problem.where())
        .put("detail", problem.say())
        .end();
  }

  /**
   * Status, all rates, the certificate, and why there is no rate. A rate beyond a double is null
   * beside its logarithm, which is always there.
   */
  static Json.Obj irr(Irr irr, String dayCount) {
    return Json.object()
        .put("status", irr.status().name())
        .put("detail", irr.detail().name().toLowerCase(Locale.ROOT))
        .put("day_count", dayCount)
        .put("rates", Json.array(irr.rates(), Figures::finite))
        .put("log_rates", Json.array(irr.logRates(), Json::number))
        .put("certificate", Json.array(irr.certificate().pieces(), Figures::piece))
        .put("reasons", Json.array(irr.problems(), Figures::reason))
        .end();
  }

  static Json numbers(List<Double> values) {
    return Json.array(values, Figures::finite);
  }

  private static Json piece(Certificate.Piece piece) {
    return Json.object()
        .put("from", finite(piece.from()))
        .put("to", finite(piece.to()))
        .put("claim", piece.claim().name().toLowerCase(Locale.ROOT))
        .end();
  }

  private static Json finite(double value) {
    return Double.isFinite(value) ? Json.number(value) : Json.Null.NULL;
  }
}
