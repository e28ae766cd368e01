package io.houji.fund.portfolio;

import static io.houji.fund.outcome.Problem.Code.CONTRADICTION;
import static io.houji.fund.outcome.Problem.Code.MISSING;
import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;
import static io.houji.fund.outcome.Problem.Code.UNDEFINED;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * 穿透: where money ends up when funds hold funds.
 *
 * <pre>
 *   x_f = e_f + Σ_g x_g · w_gf          money that passes through fund f
 *   leaf = e_leaf + Σ_f x_f · w_f,leaf  exposure to what is not a fund
 * </pre>
 *
 * <p>{@code e} is the external money that portfolios put directly into a fund or leaf, {@code w_gf}
 * the share of fund g's holdings that is fund f. What portfolios hold and no fund's name covers is
 * a leaf: a firm, a sector, cash. Adding up the positions of every layer counts {@code Σ x_f}
 * twice; that amount is removed and stated. Funds may hold each other in a circle as long as some
 * of the money leaks to a leaf; a circle without a leak has no exposure and is refused with its
 * path.
 *
 * <p>Solved by {@link FundFlow} with additions of non-negative numbers only, so exposures sum to
 * the external money to about 1e-14 even where nearly all money circles.
 *
 * @param external Σ e, the money the portfolios put in, in the caller's unit
 * @param byLeaf exposure by leaf, in the same unit, names ascending
 * @param throughFunds {@code x_f} by fund, names ascending
 */
public record LookThrough(
    double external, SortedMap<String, Double> byLeaf, SortedMap<String, Double> throughFunds) {

  /**
   * Looks through all portfolios together.
   *
   * @param funds what each fund holds: the share of a part is its amount over the fund's sum
   * @param portfolios what each portfolio holds, in one unit
   */
  public static Outcome<LookThrough> of(
      Map<String, Map<String, Double>> funds, Map<String, Map<String, Double>> portfolios) {
    return ofEach(funds, portfolios).map(each -> together(each.values()));
  }

  /** Looks through each portfolio by itself; keys as given. Same refusals. */
  public static Outcome<Map<String, LookThrough>> ofEach(
      Map<String, Map<String, Double>> funds, Map<String, Map<String, Double>> portfolios) {
    var problems = problemsOf(funds, portfolios);
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    var flow = FundFlow.of(funds);
    for (var cycle : flow.cyclesWithoutLeak()) {
      problems.add(
          new Problem(
              UNDEFINED,
              "/funds/" + token(cycle.get(0)),
              "the money never leaves the circle " + String.join(" → ", cycle)));
    }
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    return Outcome.ok(flow.lookThrough(portfolios));
  }

  /** What a plain sum over all layers would count a second time: {@code Σ x_f}. */
  public double doubleCounted() {
    return sum(throughFunds);
  }

  /** Exposure by issuer, sector or place: leaves grouped by what {@code group} calls them. */
  public SortedMap<String, Double> by(UnaryOperator<String> group) {
    var grouped = new TreeMap<String, Double>();
    byLeaf.forEach((leaf, amount) -> grouped.merge(group.apply(leaf), amount, Double::sum));
    return grouped;
  }

  private static LookThrough together(Iterable<LookThrough> parts) {
    double external = 0;
    var byLeaf = new TreeMap<String, Double>();
    var throughFunds = new TreeMap<String, Double>();
    for (var part : parts) {
      external += part.external;
      part.byLeaf.forEach((leaf, amount) -> byLeaf.merge(leaf, amount, Double::sum));
      part.throughFunds.forEach((fund, amount) -> throughFunds.merge(fund, amount, Double::sum));
    }
    return new LookThrough(external, byLeaf, throughFunds);
  }

  private static double sum(Map<String, Double> amounts) {
    return amounts.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static List<Problem> problemsOf(
      Map<String, Map<String, Double>> funds, Map<String, Map<String, Double>> portfolios) {
    var problems = new ArrayList<Problem>();
    if (portfolios.isEmpty()) {
      problems.add(new Problem(MISSING, "/portfolios", "at least one portfolio is needed"));
    }
    portfolios.forEach(
        (name, held) -> check("/portfolios/" + token(name), held, portfolios, problems));
    funds.forEach(
        (name, held) -> {
          var at = "/funds/" + token(name);
          check(at, held, portfolios, problems);
          if (portfolios.containsKey(name)) {
            problems.add(new Problem(CONTRADICTION, at, "is a fund or a portfolio, not both"));
          }
          if (sum(held) == 0) {
            problems.add(
                new Problem(UNDEFINED, at, "holds nothing: name its cash as a holding of its own"));
          }
        });
    return problems;
  }

  private static void check(
      String at,
      Map<String, Double> held,
      Map<String, Map<String, Double>> portfolios,
      List<Problem> problems) {
    held.forEach(
        (part, amount) -> {
          if (portfolios.containsKey(part)) {
            problems.add(
                new Problem(CONTRADICTION, at + "/" + token(part), "a portfolio cannot be held"));
          }
          if (!(amount >= 0) || Double.isInfinite(amount)) {
            problems.add(
                new Problem(OUT_OF_RANGE, at + "/" + token(part), "is finite and not negative"));
          }
        });
    if (Double.isInfinite(sum(held))) {
      problems.add(new Problem(OUT_OF_RANGE, at, "holdings add up to no number"));
    }
  }

  /** A name as one token of a JSON pointer (RFC 6901). */
  private static String token(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
