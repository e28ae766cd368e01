package io.houji.http.funds;

import io.houji.fund.ledger.ReferralStatus;
import io.houji.fund.ledger.ResultStage;
import io.houji.fund.ledger.TransferWay;
import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.seedfund.Cohort;
import io.houji.fund.seedfund.Funnel;
import io.houji.fund.seedfund.Projects;
import io.houji.fund.seedfund.Tolerance;
import io.houji.fund.snapshot.RegisterFigures;
import io.houji.fund.snapshot.SeedFundLife;
import io.houji.fund.snapshot.TransferFigures;
import io.houji.fund.transfer.Patent;
import io.houji.http.ledger.View;
import io.houji.http.metrics.Sheet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Names of the gauges of the road from laboratory to firm. Figures are those of {@code GET
 * /v1/seed-fund}, {@code /v1/transfer}, {@code /v1/patents/pool} and {@code /v1/market-services};
 * suppressed cohorts have no series here either.
 */
final class RoadSheet {
  private static final double SECONDS_A_DAY = 86_400;

  /** A programme of more years than this shows its latest ones. */
  private static final int YEARS_MAX = 20;

  private final Sheet sheet;

  private RoadSheet(Sheet sheet) {
    this.sheet = sheet;
  }

  static void write(View view, Sheet sheet) {
    var road = new RoadSheet(sheet);
    var life = view.seedFundLife();
    found(life.funnel()).ifPresent(road::funnel);
    road.cohorts(life);
    found(life.tolerance()).ifPresent(road::tolerance);
    found(life.conversion()).ifPresent(road::conversion);
    road.transfer(view.transfer());
    road.registers(view.registers());
  }

  private static <T> Optional<T> found(Outcome<T> figure) {
    return figure.fold(Optional::of, missing -> Optional.empty());
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private void funnel(Funnel funnel) {
    var projects =
        sheet.gauge("houji_seed_funnel_projects", "Projects of the seed fund that reached a step.");
    var firms = sheet.gauge("houji_seed_funnel_firms", "Firms with at least one of them.");
    var ratio =
        sheet.gauge("houji_seed_funnel_ratio", "Projects at a step per seeded project; a count.");
    var seconds =
        sheet.gauge(
            "houji_seed_funnel_median_seconds", "Median time from the seed round to the step.");
    for (Funnel.Reached reached : funnel.steps()) {
      String[] step = {"step", lower(reached.step())};
      projects.put(reached.projects(), step);
      firms.put(reached.firms(), step);
      reached.ofSeeded().ifPresent(share -> ratio.put(share.value(), step));
      reached.daysFromSeed().ifPresent(days -> seconds.put(days * SECONDS_A_DAY, step));
    }
  }

  private void cohorts(SeedFundLife life) {
    var projects = sheet.gauge("houji_seed_cohort_projects", "Projects seeded in a year.");
    var cost = sheet.gauge("houji_seed_cohort_cost_yuan", "Money that the fund put into them.");
    var outcomes =
        sheet.gauge("houji_seed_cohort_outcomes", "Of them, by what has become of them so far.");
    var hidden =
        sheet.gauge(
            "houji_seed_cohorts_suppressed", "Cohorts of too few firms to be shown, by their key.");
    life.cohorts()
        .forEach(
            (key, cohorts) ->
                hidden.put(
                    (double) cohorts.stream().filter(c -> c.figures().isEmpty()).count(),
                    "key",
                    lower(key)));
    var years = life.cohorts().getOrDefault(Cohort.Key.YEAR, List.of());
    for (Cohort year : years.subList(Math.max(0, years.size() - YEARS_MAX), years.size())) {
      year.figures()
          .ifPresent(
              figures -> {
                projects.put(figures.projects(), "year", year.name());
                cost.put(figures.cost(), "year", year.name());
                outcomes
                    .put(figures.nextRound(), "year", year.name(), "outcome", "next_round")
                    .put(figures.exited(), "year", year.name(), "outcome", "exit")
                    .put(figures.writtenOff(), "year", year.name(), "outcome", "write_off");
              });
    }
  }

  private void tolerance(Tolerance tolerance) {
    sheet
        .gauge("houji_seed_loss_ratio", "Whole-life loss of the seed fund; (cost - back) / cost.")
        .put(tolerance.loss().ratio().value());
    sheet
        .gauge("houji_seed_tolerance_limit_ratio", "The loss that the rule in force tolerates.")
        .put(tolerance.rule().limit().doubleValue());
    sheet
        .gauge(
            "houji_seed_diligence_incomplete_projects",
            "Projects whose due-diligence file lacks a paper.")
        .put(tolerance.missing().size());
    var verdict =
        sheet.gauge(
            "houji_seed_tolerance_verdict", "1 at the verdict that holds; none while it runs.");
    for (Tolerance.Verdict each : Tolerance.Verdict.values()) {
      verdict.put(each == tolerance.verdict() ? 1 : 0, "verdict", lower(each));
    }
  }

  private void conversion(Projects.Conversion conversion) {
    sheet.gauge("houji_seed_firms", "Firms that the seed fund came into.").put(conversion.firms());
    sheet
        .gauge("houji_seed_converted_firms", "Of them, later in other cluster funds or in loans.")
        .put(conversion.intoFunds(), "into", "funds")
        .put(conversion.intoLoans(), "into", "loans")
        .put(conversion.intoBoth(), "into", "both");
  }

  private void transfer(TransferFigures transfer) {
    sheet.gauge("houji_transfer_brokers", "Brokers on the register.").put(transfer.brokers());
    var results = sheet.gauge("houji_transfer_results", "Results by how far they have come.");
    for (ResultStage stage : ResultStage.values()) {
      results.put(transfer.stages().getOrDefault(stage, 0), "stage", stage.wire());
    }
    var contracts = sheet.gauge("houji_transfer_contracts", "Signed contracts by way.");
    for (TransferWay way : TransferWay.values()) {
      contracts.put(transfer.contracts().getOrDefault(way, 0), "way", way.wire());
    }
    var liabilities = transfer.licences();
    sheet
        .gauge(
            "houji_transfer_contingent_liability_yuan",
            "What licences used first and paid later cost: due so far, and at most.")
        .put(
            Money.sum(liabilities.stream().map(TransferFigures.Liability::accrued).toList()),
            "measure",
            "accrued")
        .put(
            Money.sum(liabilities.stream().map(TransferFigures.Liability::atMost).toList()),
            "measure",
            "at_most");
  }

  private void registers(RegisterFigures registers) {
    var patents = sheet.gauge("houji_patents", "Patents of the pool by standing.");
    for (Patent.Standing standing : Patent.Standing.values()) {
      patents.put(registers.patents().getOrDefault(standing, 0), "standing", lower(standing));
    }
    sheet.gauge("houji_patents_core", "Of them, flagged as core.").put(registers.core().flagged());
    sheet.gauge("houji_patents_pledged", "Of them, pledged.").put(registers.pledged());
    var referrals = sheet.gauge("houji_market_referrals", "Referrals of the hall by status.");
    for (ReferralStatus status : ReferralStatus.values()) {
      referrals.put(registers.referrals().getOrDefault(status, 0), "status", status.wire());
    }
  }
}
