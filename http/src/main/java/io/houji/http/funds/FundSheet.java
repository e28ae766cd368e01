package io.houji.http.funds;

import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FinancingProduct;
import io.houji.fund.ledger.Ledger;
import io.houji.fund.ledger.MoneySource;
import io.houji.fund.ledger.ProjectStatus;
import io.houji.fund.ledger.Stage;
import io.houji.fund.money.Money;
import io.houji.fund.money.Ratio;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.performance.Multiples;
import io.houji.fund.snapshot.ClusterFigures;
import io.houji.fund.snapshot.FundFigures;
import io.houji.fund.snapshot.FundPeriods;
import io.houji.fund.snapshot.PublicSources;
import io.houji.fund.snapshot.SeedFundFigures;
import io.houji.http.json.Json;
import io.houji.http.ledger.View;
import io.houji.http.metrics.Sheet;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Names of the gauges of funds, cluster, seed fund and ledger. Labels are fund ids and closed
 * lists. Figures are those of {@code GET /v1/funds} and {@code GET /v1/cluster}.
 */
final class FundSheet {
  /** Twenty series each: with all other meters under 1,500. The largest funds are shown. */
  static final int FUNDS_MAX = 48;

  private static final String FUND = "fund";

  private final Sheet sheet = new Sheet();
  private final View view;
  private final List<FundFigures> funds;

  private FundSheet(View view) {
    this.view = view;
    var all = view.cluster().funds();
    this.funds =
        all.size() <= FUNDS_MAX
            ? all
            : all.stream()
                .sorted(
                    Comparator.comparing((FundFigures fund) -> fund.totals().committed())
                        .reversed())
                .limit(FUNDS_MAX)
                .toList();
  }

  static MetricSnapshots of(View view, Ledger ledger) {
    var figures = new FundSheet(view);
    figures.ledger(ledger);
    figures.names();
    figures.capital();
    figures.values();
    figures.cluster(view.cluster());
    figures.seedFund(view.seedFund());
    RoadSheet.write(view, figures.sheet);
    return figures.sheet.end();
  }

  private void ledger(Ledger ledger) {
    sheet
        .gauge("houji_ledger_sequence", "Number of the last commit that the figures know.")
        .put((double) ledger.lastSeq());
    var last =
        sheet.gauge("houji_ledger_last_commit_timestamp_seconds", "When that commit was recorded.");
    if (ledger.lastSeq() > 0) {
      last.put(ledger.commits().get((int) ledger.lastSeq() - 1).recordedAt());
    }
    sheet
        .gauge("houji_figures_as_of_timestamp_seconds", "Start of the day in China of the figures.")
        .put(startOf(view.asOf()));
    sheet
        .gauge("houji_figures_illustrative", "1 where any of the figures rests on made-up facts.")
        .put(view.books().illustrative() ? 1 : 0);
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay().toInstant(Json.CHINA);
  }

  private void names() {
    var named =
        funds.stream()
            .map(
                figures ->
                    Labels.of(
                        FUND,
                        figures.fund().id(),
                        "fund_name",
                        figures.fund().name(),
                        "fund_type",
                        figures.fund().fundType().wire(),
                        "layer",
                        figures.fund().layer().wire(),
                        "vintage",
                        Integer.toString(figures.fund().vintage()),
                        "currency",
                        figures.fund().currency(),
                        "illustrative",
                        Boolean.toString(figures.illustrative())))
            .toList();
    sheet.info("houji_fund", "Names of a fund, to join by fund; always 1.", named);
  }

  private void capital() {
    money("committed_capital", "Promised by the investors.", f -> f.totals().committed());
    money("paid_in_capital", "Called and paid, every call counted.", f -> f.totals().paidIn());
    money("invested_capital", "Put into firms and other funds.", f -> f.totals().invested());
    money("distributed_capital", "Paid to the investors.", f -> f.totals().distributed());
    money(
        "government_capital",
        "Promised by government budgets from outside the cluster.",
        f -> f.publicMoney(PublicSources.FISCAL_ONLY));
    money(
        "social_capital",
        "Promised by all who are neither a government budget nor a fund of the cluster.",
        f ->
            f.totals()
                .committed()
                .minus(f.fromCluster())
                .minus(f.publicMoney(PublicSources.FISCAL_ONLY)));
    var idle = sheet.gauge("houji_fund_idle_cash_yuan", "Paid in or returned, and not at work.");
    var ratio = sheet.gauge("houji_fund_idle_ratio", "Idle cash per yuan paid in.");
    for (FundFigures fund : funds) {
      idle.put(fund.idle().map(money -> money.idle().toYuan()), FUND, fund.fund().id());
      ratio.put(
          fund.idle().then(money -> money.idleRatio()).map(Ratio::value), FUND, fund.fund().id());
    }
  }

  private void money(String what, String help, Function<FundFigures, Money> of) {
    var family = sheet.gauge("houji_fund_" + what + "_yuan", help);
    funds.forEach(fund -> family.put(of.apply(fund), FUND, fund.fund().id()));
  }

  private void values() {
    var nav =
        sheet.gauge("houji_fund_net_asset_value_yuan", "The latest reported value of the fund.");
    var valued =
        sheet.gauge(
            "houji_fund_valuation_as_of_timestamp_seconds",
            "Start of the day in China of that value.");
    var irr =
        sheet.gauge(
            "houji_fund_net_irr_ratio",
            "Internal rate of return a year, net to investors, act/365f; only where it is unique.");
    var ends =
        sheet.gauge(
            "houji_fund_liquidation_timestamp_seconds",
            "Start of the day in China on which the fund was liquidated, else its stated term ends.");
    for (FundFigures figures : funds) {
      String id = figures.fund().id();
      FundPeriods.endsOn(view.books(), figures.fund())
          .map(FundSheet::startOf)
          .ifPresent(day -> ends.put(day, FUND, id));
      figures
          .netAssetValue()
          .map(Fact.Valuation::value)
          .ifPresent(value -> nav.put(value, FUND, id));
      figures
          .netAssetValue()
          .map(value -> startOf(value.effectiveOn()))
          .ifPresent(day -> valued.put(day, FUND, id));
      irr.put(figures.irr().then(rate -> rate.only()), FUND, id);
    }
    multiple("dpi", "Distributed per yuan paid in.", Multiples::dpi);
    multiple("rvpi", "Remaining value per yuan paid in.", Multiples::rvpi);
    multiple("tvpi", "Distributed and remaining value per yuan paid in.", Multiples::tvpi);
  }

  /** In both conventions for recallable distributions, which may not be mixed. */
  private void multiple(String name, String help, Function<Multiples, Outcome<Double>> of) {
    var family = sheet.gauge("houji_fund_" + name + "_ratio", help);
    for (FundFigures fund : funds) {
      var both = fund.multiples();
      for (Multiples one : List.of(both.gross(), both.netted())) {
        family.put(
            of.apply(one), FUND, fund.fund().id(), "convention", one.convention().wireName());
      }
    }
    var cluster = sheet.gauge("houji_cluster_" + name + "_ratio", help + " Plain sums of funds.");
    for (Function<Multiples.SideBySide, Multiples> side :
        List.<Function<Multiples.SideBySide, Multiples>>of(
            Multiples.SideBySide::gross, Multiples.SideBySide::netted)) {
      var one = view.cluster().multiples().map(side);
      var convention = one.fold(found -> found.convention().wireName(), problems -> "");
      cluster.put(one.then(of), "convention", convention);
    }
  }

  private void cluster(ClusterFigures cluster) {
    var byStage = sheet.gauge("houji_cluster_funds", "Funds by the stage they invest in.");
    for (Stage stage : Stage.values()) {
      byStage.put(funds(cluster, stage.wire()), "stage", stage.wire());
    }
    byStage.put(funds(cluster, ClusterFigures.NOT_STATED), "stage", ClusterFigures.NOT_STATED);
    sheet
        .gauge("houji_cluster_funds_left_out", "Small funds beyond those that have series here.")
        .put(cluster.funds().size() - funds.size());
    total("committed_capital", "Promised to the funds; a plain sum.", cluster.totals().committed());
    total("paid_in_capital", "Called and paid; a plain sum.", cluster.totals().paidIn());
    total(
        "invested_capital", "Put into firms and funds; a plain sum.", cluster.totals().invested());
    total("distributed_capital", "Paid to investors; a plain sum.", cluster.totals().distributed());
    var sources =
        sheet.gauge("houji_cluster_commitments_yuan", "Commitments by whose money they are.");
    for (MoneySource source : MoneySource.values()) {
      var amounts =
          cluster.funds().stream()
              .map(fund -> fund.committedBySource().getOrDefault(source, Money.ZERO))
              .toList();
      sources.put(Money.sum(amounts), "source", source.wire());
    }
    var found = cluster.amplification();
    sheet
        .gauge(
            "houji_cluster_amplification_ratio",
            "Committed from outside per yuan of government money, nothing counted twice.")
        .put(found.map(money -> money.multiple().value()));
    sheet
        .gauge(
            "houji_cluster_social_capital_ratio",
            "Part of the outside commitments that no government budget made.")
        .put(found.map(money -> money.socialShare().value()));
    sheet
        .gauge(
            "houji_cluster_double_counted_capital_yuan",
            "Commitments of cluster funds to each other, counted twice by a plain sum.")
        .put(found.map(money -> money.doubleCounted().toYuan()));
    sheet
        .gauge("houji_portfolio_hhi_ratio", "Herfindahl-Hirschman index of concentration.")
        .put(cluster.concentration().map(spread -> spread.hhi()), "dimension", "fund_commitments");
    financing(cluster);
  }

  private void total(String what, String help, Money amount) {
    sheet.gauge("houji_cluster_" + what + "_yuan", help).put(amount);
  }

  private static int funds(ClusterFigures cluster, String stage) {
    var part =
        cluster
            .cuts()
            .getOrDefault(ClusterFigures.Cut.STAGE, Collections.emptySortedMap())
            .get(stage);
    return part == null ? 0 : part.count();
  }

  private void financing(ClusterFigures cluster) {
    var count = sheet.gauge("houji_financings", "Financings on the register by product.");
    var amount = sheet.gauge("houji_financing_amount_yuan", "Their amounts by product.");
    for (FinancingProduct product : FinancingProduct.values()) {
      var financed = cluster.financing().get(product);
      count.put(financed == null ? 0 : financed.count(), "product", product.wire());
      amount.put(financed == null ? Money.ZERO : financed.amount(), "product", product.wire());
    }
  }

  private void seedFund(SeedFundFigures seed) {
    var projects = sheet.gauge("houji_portfolio_projects", "Projects of the seed fund by status.");
    var cost = sheet.gauge("houji_portfolio_cost_yuan", "Money put into them by status.");
    for (ProjectStatus status : ProjectStatus.values()) {
      var group = seed.byStatus().get(status);
      String[] labels = {"programme", "chunzhong", "status", status.wire()};
      projects.put(group == null ? 0 : group.projects(), labels);
      cost.put(group == null ? Money.ZERO : group.cost(), labels);
    }
    var difference =
        sheet.gauge(
            "houji_reconciliation_difference_yuan",
            "What the fund's books say it invested, less the cost of its projects.");
    seed.fund()
        .ifPresent(
            fund -> difference.put(seed.difference().map(Money::toYuan), FUND, fund.fund().id()));
  }
}
