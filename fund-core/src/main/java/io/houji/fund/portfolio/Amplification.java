package io.houji.fund.portfolio;

import static io.houji.fund.outcome.Problem.Code.CONTRADICTION;
import static io.houji.fund.outcome.Problem.Code.DUPLICATE;
import static io.houji.fund.outcome.Problem.Code.MISSING;
import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;
import static io.houji.fund.outcome.Problem.Code.UNDEFINED;

import io.houji.fund.money.Money;
import io.houji.fund.money.Ratio;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * 放大倍数: how much money stands behind each yuan of public money, with no yuan counted twice.
 *
 * <pre>
 *   E = Σ total − Σ from cluster             external money, on one basis
 *   P = Σ external public                    public money from outside the cluster
 *   multiple = E / P      social-capital share = 1 − P / E
 * </pre>
 *
 * <p>A fund of funds inside the cluster moves money that was already counted where it came in, so
 * it leaves both E and P alone. The quotient of plain sums is deliberately not offered: it counts
 * such money twice above the line and twice below it. Source: the product's domain brief, section
 * 3.4; the purpose of attracting social capital is in 国办发〔2025〕1号.
 *
 * @param basis which totals were used: committed and paid-in multiples differ
 * @param external E, above zero
 * @param externalPublic P, above zero and at most E
 * @param doubleCounted Σ from cluster, taken out of the plain sum
 */
public record Amplification(
    Basis basis, Money external, Money externalPublic, Money doubleCounted) {

  /**
   * Of all funds of the cluster on one basis. Refused: no funds, an amount below zero, parts above
   * their total, a fund named twice, and a cluster without external public money, whose multiple is
   * undefined.
   */
  public static Outcome<Amplification> of(Basis basis, List<FundMoney> funds) {
    var problems = problemsOf(funds);
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    var total = Money.sum(funds.stream().map(FundMoney::total).toList());
    var fromCluster = Money.sum(funds.stream().map(FundMoney::fromCluster).toList());
    var externalPublic = Money.sum(funds.stream().map(FundMoney::externalPublic).toList());
    if (externalPublic.fen() == 0) {
      return Outcome.rejected(
          UNDEFINED, "/funds", "without public money from outside there is no multiple");
    }
    return Outcome.ok(
        new Amplification(basis, total.minus(fromCluster), externalPublic, fromCluster));
  }

  /** E / P, at least 1. */
  public Ratio multiple() {
    return Ratio.of(external, externalPublic);
  }

  /** 社会资本占比: (E − P) / E, from 0 up to but not including 1. */
  public Ratio socialShare() {
    return Ratio.of(external.minus(externalPublic), external);
  }

  private static List<Problem> problemsOf(List<FundMoney> funds) {
    var problems = new ArrayList<Problem>();
    if (funds.isEmpty()) {
      problems.add(new Problem(MISSING, "/funds", "at least one fund is needed"));
    }
    var seen = new HashSet<String>();
    for (int i = 0; i < funds.size(); i++) {
      var fund = funds.get(i);
      var at = "/funds/" + i;
      if (!seen.add(fund.fund())) {
        problems.add(new Problem(DUPLICATE, at + "/fund", "each fund counts once"));
      }
      notNegative(fund.total(), at + "/total", problems);
      notNegative(fund.fromCluster(), at + "/from_cluster", problems);
      notNegative(fund.externalPublic(), at + "/external_public", problems);
      if (fund.fromCluster().plus(fund.externalPublic()).compareTo(fund.total()) > 0) {
        problems.add(
            new Problem(
                CONTRADICTION, at, "cluster and public money together cannot exceed the total"));
      }
    }
    return problems;
  }

  private static void notNegative(Money money, String where, List<Problem> problems) {
    if (money.isNegative()) {
      problems.add(new Problem(OUT_OF_RANGE, where, "money put in is not negative"));
    }
  }
}
