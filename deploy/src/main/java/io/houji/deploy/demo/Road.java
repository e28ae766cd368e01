package io.houji.deploy.demo;

import io.houji.fund.ledger.Bound;
import io.houji.fund.ledger.CarrierLevel;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.Measure;
import io.houji.fund.ledger.MoneySource;
import io.houji.fund.ledger.PatentChain;
import io.houji.fund.ledger.PatentEventKind;
import io.houji.fund.ledger.PatentKind;
import io.houji.fund.ledger.ProjectStatus;
import io.houji.fund.ledger.RegisterFact;
import io.houji.fund.ledger.ResultStage;
import io.houji.fund.ledger.RewardBase;
import io.houji.fund.ledger.RoundStep;
import io.houji.fund.ledger.Scope;
import io.houji.fund.ledger.SeedFact;
import io.houji.fund.ledger.TransferFact;
import io.houji.fund.ledger.TransferWay;
import io.houji.fund.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The made-up road of one project from its result to a loan, and the published counts as reported
 * figures, which no single rows are made up for.
 */
final class Road {
  private static final String SOURCE = "西咸研究 第1期·总第345期 (2026-04-10)";
  private static final String MADE_UP = "示例 (ILLUSTRATIVE)";
  private static final LocalDate REPORTED = FundHistory.LAST;

  /** Raised a next round in the shipped list, so that it has a road to show. */
  static final String PROJECT = "P002";

  private Road() {}

  static void into(List<Fact> facts) {
    var course =
        facts.stream()
            .filter(fact -> fact instanceof Fact.Project && fact.id().equals(PROJECT))
            .map(Fact.Project.class::cast)
            .toList();
    var next =
        course.stream()
            .filter(project -> project.status() == ProjectStatus.NEXT_ROUND)
            .findFirst()
            .orElseThrow();
    var firm = Objects.requireNonNull(next.firmId());
    var began = course.get(0).effectiveOn();
    transfer(facts, firm, began);
    facts.add(
        new SeedFact.FollowOn(
            DemoHistory.on("FO-" + PROJECT, next.effectiveOn()),
            PROJECT,
            "下一轮",
            RoundStep.NEXT_ROUND,
            next.effectiveOn().minusDays(60),
            MoneySource.MARKET,
            null,
            Money.wan(600)));
    for (int i = 0; i < facts.size(); i++) {
      if (facts.get(i) instanceof Fact.Financing loan && loan.id().equals("L0001")) {
        facts.set(i, to(firm, loan));
      }
    }
    reported(facts);
  }

  private static Fact to(String firm, Fact.Financing loan) {
    return new Fact.Financing(
        loan.head(),
        loan.product(),
        firm,
        loan.amount(),
        loan.tenorMonths(),
        loan.obligorCount(),
        loan.poolId());
  }

  private static void transfer(List<Fact> facts, String firm, LocalDate began) {
    facts.add(new TransferFact.Broker(DemoHistory.on("BR01", began.minusYears(1)), MADE_UP, null));
    facts.add(
        new TransferFact.Carrier(
            DemoHistory.on("CA01", began.minusYears(1)), MADE_UP, CarrierLevel.STANDARD));
    facts.add(
        new TransferFact.ResearchResult(
            DemoHistory.on("RS01", began.minusMonths(8)),
            MADE_UP,
            "高校院所16",
            null,
            ResultStage.LAND,
            "BR01",
            "CA01",
            began.minusMonths(7),
            firm,
            PROJECT,
            true,
            null,
            null));
    facts.add(
        new TransferFact.UseFirstLicence(
            DemoHistory.on("LI01", began.minusMonths(2)),
            "RS01",
            firm,
            Money.wan(30),
            new BigDecimal("0.05"),
            null));
    facts.add(
        new TransferFact.Contract(
            DemoHistory.on("TC01", began.minusMonths(2)),
            "RS01",
            TransferWay.LICENCE,
            firm,
            Money.wan(30),
            began.minusMonths(1),
            null,
            RewardBase.NET_INCOME,
            Money.wan(20),
            Money.wan(12),
            null));
    patent(facts, firm, began);
  }

  private static void patent(List<Fact> facts, String firm, LocalDate began) {
    var patent = DemoHistory.on("PT01", began.minusMonths(2));
    facts.add(
        new RegisterFact.PatentEntry(
            patent,
            MADE_UP,
            PatentKind.INVENTION,
            began.minusYears(2),
            null,
            PatentChain.HYDROGEN,
            firm,
            null,
            "RS01",
            null,
            null));
    facts.add(
        new RegisterFact.PatentEvent(
            DemoHistory.on("PE01", began.minusMonths(1)),
            "PT01",
            PatentEventKind.LICENSED,
            MADE_UP,
            null));
  }

  private static void reported(List<Fact> facts) {
    figure(facts, Measure.POOL_PATENTS, Scope.NEW_AREA, "18733");
    figure(facts, Measure.POOL_CORE_PATENTS, Scope.NEW_AREA, "600");
    figure(facts, Measure.BROKERS, Scope.NEW_AREA, "258");
    figure(facts, Measure.INDUSTRY_CLUSTERS, Scope.PROVINCE, "21");
    figure(facts, Measure.HYDROGEN_FIRMS, Scope.NEW_AREA, "87");
    figure(facts, Measure.HYDROGEN_SHARE, Scope.CITY, "0.75");
    figure(facts, Measure.HYDROGEN_SHARE, Scope.PROVINCE, "0.5");
  }

  private static void figure(List<Fact> facts, Measure measure, Scope scope, String value) {
    var bound = measure == Measure.HYDROGEN_SHARE ? Bound.MORE_THAN : Bound.EXACT;
    facts.add(
        new RegisterFact.ReportedFigure(
            DemoHistory.on("RF-" + measure.wire() + "-" + scope.wire(), REPORTED),
            measure,
            scope,
            new BigDecimal(value),
            bound,
            null,
            SOURCE));
  }
}
