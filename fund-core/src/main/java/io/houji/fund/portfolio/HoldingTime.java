package io.houji.fund.portfolio;

import static io.houji.fund.outcome.Problem.Code.CONTRADICTION;
import static io.houji.fund.outcome.Problem.Code.MISSING;
import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;

import io.houji.fund.money.Money;
import io.houji.fund.money.Ratio;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * 耐心资本: how long the cluster's money stays, each position weighted by its cost.
 *
 * <pre>
 *   years = Σ costᵢ · daysᵢ / (365 · Σ costᵢ)     daysᵢ from the investment to its exit or the as-of day
 * </pre>
 *
 * <p>An exit after the as-of day is not yet known on it: the position counts as still held.
 *
 * @param years capital-weighted holding time in years of 365 days, exact
 */
public record HoldingTime(Ratio years) {
  private static final BigDecimal DAYS_PER_YEAR = BigDecimal.valueOf(365);

  /** One holding; {@code out} is empty while it is held. */
  public record Position(LocalDate in, Money cost, Optional<LocalDate> out) {

    /** Days held up to the earlier of exit and {@code asOf}. */
    public long days(LocalDate asOf) {
      return ChronoUnit.DAYS.between(in, out.filter(d -> d.isBefore(asOf)).orElse(asOf));
    }
  }

  /** Refused: no positions, cost not above zero, exit before investment, investment after as-of. */
  public static Outcome<HoldingTime> of(LocalDate asOf, List<Position> positions) {
    var problems = new ArrayList<Problem>();
    if (positions.isEmpty()) {
      problems.add(new Problem(MISSING, "/positions", "without positions there is no time"));
    }
    var weighted = BigDecimal.ZERO;
    var cost = BigDecimal.ZERO;
    for (int i = 0; i < positions.size(); i++) {
      var position = positions.get(i);
      check(position, asOf, "/positions/" + i, problems);
      var fen = BigDecimal.valueOf(position.cost().fen());
      weighted = weighted.add(fen.multiply(BigDecimal.valueOf(position.days(asOf))));
      cost = cost.add(fen);
    }
    return problems.isEmpty()
        ? Outcome.ok(new HoldingTime(new Ratio(weighted, cost.multiply(DAYS_PER_YEAR))))
        : Outcome.rejected(problems);
  }

  private static void check(Position position, LocalDate asOf, String at, List<Problem> problems) {
    if (position.cost().fen() <= 0) {
      problems.add(new Problem(OUT_OF_RANGE, at + "/cost", "is above zero"));
    }
    if (position.in().isAfter(asOf)) {
      problems.add(new Problem(OUT_OF_RANGE, at + "/in", "is not after the as-of day"));
    }
    if (position.out().filter(out -> out.isBefore(position.in())).isPresent()) {
      problems.add(new Problem(CONTRADICTION, at + "/out", "is not before the investment"));
    }
  }
}
