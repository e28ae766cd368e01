package io.houji.fund.snapshot;

import io.houji.fund.ledger.Books;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FlowKind;
import io.houji.fund.ledger.ProjectStatus;
import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.seedfund.LossRatio;
import io.houji.fund.seedfund.OutcomeMultiples;
import io.houji.fund.seedfund.PowerLawTail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * 项目回报: what came of each project of the seed fund, as far as it is known.
 *
 * <p>A project is known when it was written off, when it was sold and its proceeds are recorded, or
 * when it is held and has a value of its own. The others are counted and left out: what is not
 * stated is not a multiple of zero.
 *
 * @param known projects in {@code multiples} and {@code tail}
 * @param unknown projects left out
 * @param multiples refused when nothing is known
 * @param tail refused when the tail holds too few
 */
public record SeedReturns(
    int known, int unknown, Outcome<OutcomeMultiples> multiples, Outcome<PowerLawTail> tail) {

  static SeedReturns of(Books books, Optional<Fact.Fund> seed) {
    var values = new HashMap<String, Money>();
    var proceeds = new HashMap<String, Money>();
    seed.ifPresent(fund -> returned(books, fund.id(), values, proceeds));
    var lines = new ArrayList<LossRatio.Line>();
    int unknown = 0;
    for (var project : books.projects().values()) {
      var rounds = books.rounds(project.id());
      if (rounds.isEmpty()) {
        continue;
      }
      var cost = Money.sum(rounds.stream().map(Fact.ProjectRound::cost).toList());
      var back = proceeds.get(project.id());
      var left = left(project, back != null, values);
      if (left.isPresent()) {
        lines.add(
            new LossRatio.Line(
                project.id(), cost, back == null ? Money.ZERO : back, left.orElseThrow()));
      } else {
        unknown++;
      }
    }
    var multiples =
        lines.stream()
            .mapToDouble(
                line -> (double) line.proceeds().plus(line.value()).fen() / line.cost().fen())
            .toArray();
    return new SeedReturns(
        lines.size(), unknown, OutcomeMultiples.of(lines), PowerLawTail.of(multiples));
  }

  /** The latest value and all proceeds of each project, from the fund's books. */
  private static void returned(
      Books books, String fund, Map<String, Money> values, Map<String, Money> proceeds) {
    for (var valuation : books.valuations(fund)) {
      if (valuation.projectId() != null) {
        values.put(valuation.projectId(), valuation.value());
      }
    }
    for (var flow : books.flows(fund)) {
      if (flow.projectId() != null && flow.kind() == FlowKind.REALISATION) {
        proceeds.merge(flow.projectId(), flow.amount(), Money::plus);
      }
    }
  }

  /** What is left of a project; empty where it is not known. */
  private static Optional<Money> left(
      Fact.Project project, boolean returned, Map<String, Money> values) {
    if (project.status() == ProjectStatus.WRITTEN_OFF) {
      return Optional.of(Money.ZERO);
    }
    if (project.status() == ProjectStatus.EXITED) {
      return returned ? Optional.of(Money.ZERO) : Optional.empty();
    }
    return Optional.ofNullable(values.get(project.id()));
  }
}
