package io.houji.scoring.applicant;

import static io.houji.fund.outcome.Problem.Code.CONTRADICTION;

import io.houji.fund.outcome.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What must hold between fields of one application (勾稽关系): {@code low · factor ≤ high}.
 *
 * <p>Tested only where both sides are known. Days are compared as days; then the factor is 1.
 *
 * @param say why, in one sentence
 */
record Relation(List<String> low, List<String> high, BigDecimal factor, String say) {

  Optional<Problem> brokenBy(Applicant a) {
    if (a.value(low.get(0)) instanceof Value.Day from
        && a.value(high.get(0)) instanceof Value.Day to) {
      return from.date().isAfter(to.date()) ? broken() : Optional.empty();
    }
    if (Operand.of(low).read(a) instanceof Reading.Exact below
        && Operand.of(high).read(a) instanceof Reading.Exact above) {
      var least = Operand.decimal(below).multiply(factor);
      return least.compareTo(Operand.decimal(above)) > 0 ? broken() : Optional.empty();
    }
    return Optional.empty();
  }

  private Optional<Problem> broken() {
    return Optional.of(new Problem(CONTRADICTION, "/" + high.get(0), say));
  }
}
