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
record Relation(
    List<String> low,
    List<String> high,
    Operand below,
    Operand above,
    BigDecimal factor,
    String say) {

  Relation(List<String> low, List<String> high, BigDecimal factor, String say) {
    this(low, high, Operand.of(low), Operand.of(high), factor, say);
  }

  Optional<Problem> brokenBy(Applicant a) {
    if (a.value(low.get(0)) instanceof Value.Day from
        && a.value(high.get(0)) instanceof Value.Day to) {
      return from.date().isAfter(to.date()) ? broken() : Optional.empty();
    }
    if (below.read(a) instanceof Reading.Exact small
        && above.read(a) instanceof Reading.Exact big) {
      var least = Operand.decimal(small).multiply(factor);
      return least.compareTo(Operand.decimal(big)) > 0 ? broken() : Optional.empty();
    }
    return Optional.empty();
  }

  private Optional<Problem> broken() {
    return Optional.of(new Problem(CONTRADICTION, "/" + high.get(0), say));
  }
}
