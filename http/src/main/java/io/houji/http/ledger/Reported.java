package io.houji.http.ledger;

import io.houji.fund.ledger.RegisterFact;
import io.houji.fund.outcome.Problem;
import io.houji.http.json.Json;
import java.util.List;
import java.util.Locale;

/** Figures that a source reports, and why other figures are not there, on the wire. */
public final class Reported {
  private Reported() {}

  /** The value with how the source words it, never without its day and source. */
  public static Json json(RegisterFact.ReportedFigure figure) {
    return put(Json.object(), figure).end();
  }

  /** The same with what it measures. */
  public static Json named(RegisterFact.ReportedFigure figure) {
    var json = Json.object();
    Terms.put(json, "measure", figure.measure());
    return put(json, figure).end();
  }

  /** The same with what it measures and where. */
  public static Json scoped(RegisterFact.ReportedFigure figure) {
    var json = Json.object();
    Terms.put(json, "measure", figure.measure());
    Terms.put(json, "scope", figure.scope());
    return put(json, figure).end();
  }

  private static Json.Builder put(Json.Builder json, RegisterFact.ReportedFigure figure) {
    json.put("value", Json.decimal(figure.value()));
    Terms.put(json, "bound", figure.bound());
    return json.put("date", figure.effectiveOn()).put("source", figure.source());
  }

  /** Why a figure is null. */
  public static List<Json> reasons(String figure, List<Problem> problems) {
    return problems.stream()
        .<Json>map(
            problem ->
                Json.object()
                    .put("figure", figure)
                    .put("code", problem.code().name().toLowerCase(Locale.ROOT))
                    .put("detail", problem.say())
                    .end())
        .toList();
  }
}
