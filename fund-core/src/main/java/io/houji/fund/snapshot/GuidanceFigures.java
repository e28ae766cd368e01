package io.houji.fund.snapshot;

import io.houji.fund.ledger.Books;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FlowKind;
import io.houji.fund.ledger.ProjectStatus;
import io.houji.fund.ledger.Stage;
import io.houji.fund.money.Money;
import io.houji.fund.money.Ratio;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.portfolio.Amplification;
import io.houji.fund.portfolio.Basis;
import io.houji.fund.portfolio.EarlyStageShare;
import io.houji.fund.portfolio.FundLife;
import io.houji.fund.portfolio.FundMoney;
import io.houji.fund.portfolio.HoldingTime;
import io.houji.fund.portfolio.ReinvestmentDuty;
import io.houji.fund.portfolio.TwoTierAmplification;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * 政府引导指标: what public money moved, how early and for how long, of the facts in the books.
 *
 * <p>Early is a fund that invests at the seed or angel stage; each of its investments in a firm or
 * project counts. A holding ends on the day its project is recorded as exited or written off; what
 * is not recorded as ended is held. Funds whose term is not stated in whole years have no remaining
 * life; they are counted.
 *
 * @param committed amplification on commitments
 * @param paidIn amplification on paid-in money; each call is split by the fund's commitments, since
 *     calls do not name whose money they are
 * @param tiers each fund of funds into each sub-fund, on commitments
 * @param remainingYears weighted by commitment, of the funds that state their term
 * @param withoutTerm how many funds do not
 * @param duty re-investment duty; tracked, with weight {@link ReinvestmentDuty#SCORE_WEIGHT}
 */
public record GuidanceFigures(
    Outcome<Amplification> committed,
    Outcome<Amplification> paidIn,
    List<Tier> tiers,
    Outcome<EarlyStageShare> earlyStage,
    Outcome<HoldingTime> holdingTime,
    Outcome<Ratio> remainingYears,
    int withoutTerm,
    Outcome<ReinvestmentDuty> duty) {
  public static final Set<Stage> EARLY = Set.of(Stage.SEED, Stage.ANGEL);

  /** One fund of funds in one sub-fund. */
  public record Tier(String fundOfFunds, String subFund, Outcome<TwoTierAmplification> found) {}

  public GuidanceFigures {
    tiers = List.copyOf(tiers);
  }

  public static GuidanceFigures of(Books books, ClusterFigures cluster) {
    var funds = cluster.funds();
    var lives = new ArrayList<FundLife.Weighted>();
    for (FundFigures fund : funds) {
      life(fund, books)
          .ifPresent(term -> lives.add(new FundLife.Weighted(term, fund.totals().committed())));
    }
    return new GuidanceFigures(
        cluster.amplification(),
        Amplification.of(Basis.PAID_IN, funds.stream().map(GuidanceFigures::paidIn).toList()),
        tiers(cluster),
        early(funds),
        HoldingTime.of(books.asOf(), positions(books, funds)),
        FundLife.remainingYears(books.asOf(), lives),
        funds.size() - lives.size(),
        Outcome.rejected(
            Problem.Code.MISSING,
            "/reinvestment",
            "the books do not say which investments a local rule recognises"));
  }

  private static FundMoney paidIn(FundFigures fund) {
    var all = fund.totals().paidIn();
    var committed = fund.totals().committed();
    var publicMoney = fund.publicMoney(PublicSources.FISCAL_ONLY);
    var rest = committed.minus(publicMoney).minus(fund.fromCluster());
    if (committed.fen() <= 0) {
      return new FundMoney(fund.fund().id(), all, Money.ZERO, Money.ZERO);
    }
    var parts = all.split(fund.fromCluster().fen(), publicMoney.fen(), rest.fen());
    return new FundMoney(fund.fund().id(), all, parts[0], parts[1]);
  }

  private static List<Tier> tiers(ClusterFigures cluster) {
    var tiers = new ArrayList<Tier>();
    for (FundFigures mother : cluster.funds()) {
      for (FundFigures sub : cluster.funds()) {
        var into =
            Money.sum(
                sub.facts().commitments().stream()
                    .filter(made -> Objects.equals(made.fromFundId(), mother.fund().id()))
                    .map(Fact.Commitment::amount)
                    .toList());
        if (into.fen() > 0) {
          tiers.add(
              new Tier(
                  mother.fund().id(),
                  sub.fund().id(),
                  TwoTierAmplification.of(
                      Basis.COMMITTED,
                      mother.publicMoney(PublicSources.FISCAL_ONLY),
                      mother.totals().committed(),
                      into,
                      sub.totals().committed())));
        }
      }
    }
    return tiers;
  }

  private static boolean intoFirm(Fact.CashFlow flow) {
    return flow.kind() == FlowKind.INVESTMENT && flow.targetFundId() == null;
  }

  private static Outcome<EarlyStageShare> early(List<FundFigures> funds) {
    var made = new ArrayList<EarlyStageShare.Investment>();
    for (FundFigures fund : funds) {
      var stage = fund.fund().stage();
      for (Fact.CashFlow flow : fund.facts().flows()) {
        if (intoFirm(flow)) {
          made.add(
              new EarlyStageShare.Investment(
                  stage == null ? ClusterFigures.NOT_STATED : stage.wire(), flow.amount()));
        }
      }
    }
    return EarlyStageShare.of(made, EARLY.stream().map(Stage::wire).collect(Collectors.toSet()));
  }

  private static List<HoldingTime.Position> positions(Books books, List<FundFigures> funds) {
    var positions = new ArrayList<HoldingTime.Position>();
    for (FundFigures fund : funds) {
      for (Fact.CashFlow flow : fund.facts().flows()) {
        if (intoFirm(flow) && flow.amount().fen() > 0) {
          positions.add(
              new HoldingTime.Position(flow.effectiveOn(), flow.amount(), ended(flow, books)));
        }
      }
    }
    return positions;
  }

  private static Optional<LocalDate> ended(Fact.CashFlow flow, Books books) {
    return Optional.ofNullable(flow.projectId())
        .flatMap(id -> Optional.ofNullable(books.projects().get(id)))
        .filter(
            project ->
                project.status() == ProjectStatus.EXITED
                    || project.status() == ProjectStatus.WRITTEN_OFF)
        .map(Fact.Project::effectiveOn)
        .filter(day -> !day.isBefore(flow.effectiveOn()));
  }

  private static Optional<FundLife> life(FundFigures figures, Books books) {
    var fund = figures.fund();
    var years =
        List.of(
            whole(fund.investYears()),
            whole(fund.exitYears()),
            fund.extensionYears() == null ? Optional.of(0) : whole(fund.extensionYears()));
    if (years.stream().anyMatch(Optional::isEmpty) || years.get(0).orElseThrow() <= 0) {
      return Optional.empty();
    }
    return books
        .began(fund.id())
        .map(
            day ->
                new FundLife(
                    day,
                    years.get(0).orElseThrow(),
                    years.get(1).orElseThrow(),
                    years.get(2).orElseThrow()));
  }

  private static Optional<Integer> whole(@Nullable BigDecimal years) {
    return Optional.ofNullable(years)
        .filter(stated -> stated.stripTrailingZeros().scale() <= 0)
        .map(BigDecimal::intValueExact);
  }
}
