package io.houji.http.calculations;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem.Code;
import io.houji.fund.portfolio.Concentration;
import io.houji.fund.portfolio.LookThrough;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * 穿透: what portfolios hold in the end when funds hold funds, in circles too; see {@link
 * LookThrough}.
 */
final class LookThroughCalculation {
  /** Solving takes a third of the cube of the funds: 0.1 s for so many that all hold each other. */
  private static final int FUNDS_MAX = 500;

  private static final int PORTFOLIOS_MAX = 200;
  private static final int HOLDINGS_MAX = 5_000;
  private static final int GROUPS_MAX = 50_000;
  private static final int NAME_MAX = 60;

  /** Each portfolio may reach all that any fund holds: bounds the answer. */
  private static final long ROWS_MAX = 200_000;

  private LookThroughCalculation() {}

  static Calculation offer() {
    return Calculation.of(
        LookThroughCalculation.class, "look_through", LookThroughCalculation::compute);
  }

  private static Outcome<Json> compute(Fields fields) {
    var holdings = Inputs.byName(1, HOLDINGS_MAX, Inputs.positiveOrZero());
    var funds = fields.orElse("funds", Inputs.byName(0, FUNDS_MAX, holdings), Map.of());
    var portfolios = fields.required("portfolios", Inputs.byName(1, PORTFOLIOS_MAX, holdings));
    var groups =
        fields.orElse("groups", Inputs.byName(0, GROUPS_MAX, Kind.text(1, NAME_MAX)), Map.of());
    return fields.buildOutcome(() -> answer(funds.get(), portfolios.get(), groups.get()));
  }

  private static Outcome<Json> answer(
      Map<String, Map<String, Double>> funds,
      Map<String, Map<String, Double>> portfolios,
      Map<String, String> groups) {
    long held = funds.values().stream().mapToLong(Map::size).sum();
    if (held * portfolios.size() > ROWS_MAX) {
      return Outcome.rejected(
          Code.OUT_OF_RANGE,
          "/portfolios",
          "holdings of all funds times portfolios must be at most " + ROWS_MAX);
    }
    return LookThrough.of(funds, portfolios)
        .then(LookThroughCalculation::finite)
        .then(all -> LookThrough.ofEach(funds, portfolios).map(each -> write(all, each, groups)));
  }

  /** A leak of almost nothing can make money pass through a fund beyond any number. */
  private static Outcome<LookThrough> finite(LookThrough found) {
    boolean isFinite =
        Double.isFinite(found.external())
            && found.byLeaf().values().stream().allMatch(Double::isFinite)
            && Double.isFinite(found.doubleCounted());
    return isFinite
        ? Outcome.ok(found)
        : Outcome.rejected(
            Code.OUT_OF_RANGE, "/funds", "money circles so often that it adds up to no number");
  }

  private static Json write(
      LookThrough all, Map<String, LookThrough> each, Map<String, String> groups) {
    var portfolios = Json.object();
    new TreeMap<>(each).forEach((name, one) -> portfolios.put(name, exposure(one).end()));
    return exposure(all)
        .put("by_group", amounts(all.by(leaf -> groups.getOrDefault(leaf, leaf))))
        .put("hhi_by_leaf", hhi(all))
        .put("by_portfolio", portfolios.end())
        .end();
  }

  private static Json.Builder exposure(LookThrough found) {
    return Json.object()
        .put("external", Json.number(found.external()))
        .put("by_leaf", amounts(found.byLeaf()))
        .put("through_funds", amounts(found.throughFunds()))
        .put("double_counted", Json.number(found.doubleCounted()));
  }

  private static Json amounts(Map<String, Double> amounts) {
    var written = Json.object();
    amounts.forEach((name, amount) -> written.put(name, Json.number(amount)));
    return written.end();
  }

  private static Json hhi(LookThrough found) {
    List<Double> leaves = new ArrayList<>(found.byLeaf().values());
    return Figures.number(
        Concentration.of(leaves.stream().mapToDouble(Double::doubleValue).toArray())
            .map(Concentration::hhi));
  }
}
