package io.houji.http.calculations;

import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import io.houji.fund.portfolio.Amplification;
import io.houji.fund.portfolio.Basis;
import io.houji.fund.portfolio.FundMoney;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * 放大倍数: money behind each public yuan, none counted twice; see {@link Amplification}.
 *
 * <p>Amounts are exact in the caller's unit: all are counted in its smallest decimal that any of
 * them uses, at most fifteen digits.
 */
final class AmplificationCalculation {
  private static final int FUNDS_MAX = 1_000;

  /** A thousand amounts of fifteen digits still add up within a long. */
  private static final int DIGITS_MAX = 15;

  private static final String PUBLIC = "public";
  private static final String LEDGER = "fiscal_or_fof_committed";
  private static final String FROM_CLUSTER = "from_cluster";
  private static final String FROM_CLUSTER_LEDGER = "from_cluster_fof";

  private AmplificationCalculation() {}

  static Calculation offer() {
    return Calculation.of(
        AmplificationCalculation.class, "amplification", AmplificationCalculation::compute);
  }

  /** One fund in the caller's unit. */
  private record Line(
      String fund, BigDecimal total, BigDecimal fromCluster, BigDecimal externalPublic) {}

  private static Outcome<Json> compute(Fields fields) {
    var basis = fields.orElse("basis", Kind.choice(Basis.class), Basis.COMMITTED);
    var funds = fields.list("funds", 1, FUNDS_MAX, Kind.object(AmplificationCalculation::line));
    return fields.buildOutcome(() -> answer(basis.get(), funds.get()));
  }

  private static Outcome<Line> line(Fields fields) {
    var fund = fields.text("fund", 1, 60);
    var total = fields.required("committed", Inputs.notNegative());
    var cluster = fields.optional(FROM_CLUSTER, Inputs.notNegative());
    var publicMoney = fields.optional(PUBLIC, Inputs.notNegative());
    var ledger = fields.optional(LEDGER, Inputs.notNegative());
    var ledgerCluster = fields.optional(FROM_CLUSTER_LEDGER, Inputs.notNegative());
    return fields.buildOutcome(
        () ->
            ledger.get().isPresent() || ledgerCluster.get().isPresent()
                ? ofLedger(
                    new Line(fund.get(), total.get(), BigDecimal.ZERO, BigDecimal.ZERO),
                    ledger.get(),
                    ledgerCluster.get(),
                    cluster.get().isPresent() || publicMoney.get().isPresent())
                : plain(
                    new Line(fund.get(), total.get(), BigDecimal.ZERO, BigDecimal.ZERO),
                    cluster.get(),
                    publicMoney.get()));
  }

  private static Outcome<Line> plain(
      Line line, Optional<BigDecimal> cluster, Optional<BigDecimal> publicMoney) {
    var problems = new ArrayList<Problem>();
    require(cluster, FROM_CLUSTER, problems);
    require(publicMoney, PUBLIC, problems);
    return problems.isEmpty()
        ? Outcome.ok(
            new Line(line.fund(), line.total(), cluster.orElseThrow(), publicMoney.orElseThrow()))
        : Outcome.rejected(problems);
  }

  /** The ledger's column adds public money and the cluster's: the cluster's is taken out again. */
  private static Outcome<Line> ofLedger(
      Line line, Optional<BigDecimal> ledger, Optional<BigDecimal> cluster, boolean both) {
    var problems = new ArrayList<Problem>();
    require(ledger, LEDGER, problems);
    require(cluster, FROM_CLUSTER_LEDGER, problems);
    if (both) {
      problems.add(
          new Problem(
              Code.CONTRADICTION,
              "/" + LEDGER,
              "give either from_cluster and public, or the two columns of the ledger"));
    }
    if (problems.isEmpty() && cluster.orElseThrow().compareTo(ledger.orElseThrow()) > 0) {
      problems.add(
          new Problem(
              Code.CONTRADICTION, "/" + FROM_CLUSTER_LEDGER, "is part of fiscal_or_fof_committed"));
    }
    return problems.isEmpty()
        ? Outcome.ok(
            new Line(
                line.fund(),
                line.total(),
                cluster.orElseThrow(),
                ledger.orElseThrow().subtract(cluster.orElseThrow())))
        : Outcome.rejected(problems);
  }

  private static void require(Optional<BigDecimal> amount, String name, List<Problem> problems) {
    if (amount.isEmpty()) {
      problems.add(new Problem(Code.MISSING, "/" + name, "required; write 0 where it is none"));
    }
  }

  private static Outcome<Json> answer(Basis basis, List<Line> lines) {
    int decimals = 0;
    for (Line line : lines) {
      for (var amount : List.of(line.total(), line.fromCluster(), line.externalPublic())) {
        decimals = Math.max(decimals, amount.stripTrailingZeros().scale());
      }
    }
    var problems = new ArrayList<Problem>();
    var funds = new ArrayList<FundMoney>();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      var at = "/funds/" + i;
      funds.add(
          new FundMoney(
              line.fund(),
              counted(line.total(), decimals, at + "/committed", problems),
              counted(line.fromCluster(), decimals, at + "/" + FROM_CLUSTER, problems),
              counted(line.externalPublic(), decimals, at + "/" + PUBLIC, problems)));
    }
    int scale = decimals;
    return problems.isEmpty()
        ? Amplification.of(basis, funds).map(found -> write(found, scale))
        : Outcome.rejected(problems);
  }

  private static Money counted(
      BigDecimal amount, int decimals, String where, List<Problem> problems) {
    var smallest = amount.movePointRight(decimals);
    if (smallest.signum() != 0 && smallest.precision() - smallest.scale() > DIGITS_MAX) {
      problems.add(
          new Problem(
              Code.OUT_OF_RANGE,
              where,
              "at most fifteen digits, counted in the smallest decimal of all amounts"));
      return Money.ZERO;
    }
    return new Money(smallest.longValueExact());
  }

  private static Json write(Amplification found, int scale) {
    var external = BigDecimal.valueOf(found.external().fen(), scale);
    var publicMoney = BigDecimal.valueOf(found.externalPublic().fen(), scale);
    var twice = BigDecimal.valueOf(found.doubleCounted().fen(), scale);
    var total = external.add(twice);
    return Json.object()
        .put("value", Json.number(found.multiple().value()))
        .put("multiple", Json.number(found.multiple().value()))
        .put("social_share", Json.number(found.socialShare().value()))
        .put("basis", found.basis().name().toLowerCase(Locale.ROOT))
        .put("external", Json.decimal(external))
        .put(PUBLIC, Json.decimal(publicMoney))
        .put("double_counted", Json.decimal(twice))
        .put("rule_version", "amplification/1")
        .put("steps", Json.array(steps(total, twice, external, publicMoney)))
        .end();
  }

  private static List<Json> steps(
      BigDecimal total, BigDecimal twice, BigDecimal external, BigDecimal publicMoney) {
    return List.of(
        step("external = total - from_cluster", Map.of("total", total, FROM_CLUSTER, twice)),
        step("multiple = external / public", Map.of("external", external, PUBLIC, publicMoney)),
        step(
            "social_share = (external - public) / external",
            Map.of("external", external, PUBLIC, publicMoney)));
  }

  private static Json step(String formula, Map<String, BigDecimal> with) {
    var amounts = Json.object();
    new TreeMap<>(with).forEach((name, amount) -> amounts.put(name, Json.decimal(amount)));
    return Json.object().put("formula", formula).put("with", amounts.end()).end();
  }
}
