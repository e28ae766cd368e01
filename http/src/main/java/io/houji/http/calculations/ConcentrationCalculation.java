package io.houji.http.calculations;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem.Code;
import io.houji.fund.portfolio.Concentration;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** 集中度: how unevenly a total is spread over its parts or groups; see {@link Concentration}. */
final class ConcentrationCalculation {
  private static final int AMOUNTS_MAX = 20_000;
  private static final int LIST_MAX = 20;
  private static final int NAME_MAX = 60;

  private ConcentrationCalculation() {}

  static Calculation offer() {
    return Calculation.of(
        ConcentrationCalculation.class, "concentration", ConcentrationCalculation::compute);
  }

  private record Asked(List<Long> top, List<Double> aversions) {}

  private static Outcome<Json> compute(Fields fields) {
    var amounts = fields.list("amounts", 1, AMOUNTS_MAX, Inputs.positiveOrZero());
    var groups = fields.optional("groups", Kind.list(1, AMOUNTS_MAX, Kind.text(1, NAME_MAX)));
    var top =
        fields.orElse(
            "top", Kind.list(1, LIST_MAX, Kind.whole(1, AMOUNTS_MAX)), List.of(1L, 5L, 10L));
    var aversions =
        fields.orElse("aversions", Kind.list(1, LIST_MAX, Kind.real(1e-6, 100)), List.of(0.5, 1.0));
    return fields.buildOutcome(
        () -> answer(amounts.get(), groups.get(), new Asked(top.get(), aversions.get())));
  }

  private static Outcome<Json> answer(
      List<Double> amounts, Optional<List<String>> groups, Asked asked) {
    if (groups.isPresent() && groups.get().size() != amounts.size()) {
      return Outcome.rejected(
          Code.CONTRADICTION,
          "/groups",
          "as many groups as amounts are needed: "
              + groups.get().size()
              + " and "
              + amounts.size());
    }
    return of(amounts)
        .then(
            each ->
                groups.isEmpty()
                    ? Outcome.ok(figures(each, asked).put("by_group", Json.Null.NULL).end())
                    : byGroup(amounts, groups.get())
                        .map(
                            group ->
                                figures(each, asked).put("by_group", group.apply(asked)).end()));
  }

  /** The same figures over the totals of the groups, and those totals. */
  private static Outcome<java.util.function.Function<Asked, Json>> byGroup(
      List<Double> amounts, List<String> groups) {
    var totals = new TreeMap<String, Double>();
    for (int i = 0; i < groups.size(); i++) {
      totals.merge(groups.get(i), amounts.get(i), Double::sum);
    }
    return of(List.copyOf(totals.values()))
        .map(
            spread ->
                asked -> {
                  var written = Json.object();
                  totals.forEach((name, total) -> written.put(name, Json.number(total)));
                  return figures(spread, asked).put("totals", written.end()).end();
                });
  }

  private static Outcome<Concentration> of(List<Double> amounts) {
    return Concentration.of(amounts.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static Json.Builder figures(Concentration spread, Asked asked) {
    return Json.object()
        .put("count", spread.count())
        .put("total", Json.number(spread.total()))
        .put("hhi", Json.number(spread.hhi()))
        .put("hhi_normalised", Figures.number(spread.hhiNormalised()))
        .put("effective_number", Json.number(spread.effectiveNumber()))
        .put("gini", Json.number(spread.gini()))
        .put("gini_unbiased", Figures.number(spread.giniUnbiased()))
        .put("theil_t", Json.number(spread.theilT()))
        .put("theil_l", Figures.number(spread.theilL()))
        .put("hoover", Json.number(spread.hoover()))
        .put("atkinson", Json.array(asked.aversions(), each -> atkinson(spread, each)))
        .put("top", Json.array(asked.top(), each -> top(spread, each)));
  }

  private static Json atkinson(Concentration spread, double aversion) {
    return Json.object()
        .put("aversion", Json.number(aversion))
        .put("value", Figures.number(spread.atkinson(aversion)))
        .end();
  }

  private static Json top(Concentration spread, long largest) {
    return Json.object()
        .put("n", largest)
        .put("share", Figures.number(spread.top(Math.toIntExact(largest))))
        .end();
  }
}
