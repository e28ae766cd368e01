package io.houji.fund.seedfund;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * 容亏率: the loss that a rule tolerates for one type of fund, while the rule is in force.
 *
 * @param fundType the type as the rule names it, such as {@code seed}
 * @param limit tolerated loss ratio, a fraction from 0 to 1
 * @param limitIncluded whether a loss of exactly {@code limit} is tolerated (以内) or not (不满)
 * @param from first day in force
 * @param until first day no longer in force; empty while it is
 * @param source the document, with its date
 */
public record ToleranceRule(
    String fundType,
    BigDecimal limit,
    boolean limitIncluded,
    LocalDate from,
    Optional<LocalDate> until,
    String source) {

  public ToleranceRule {
    if (limit.signum() < 0 || limit.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("a tolerated loss lies between 0 and 1: " + limit);
    }
    if (source.isBlank() || fundType.isBlank()) {
      throw new IllegalArgumentException("a tolerance names its fund type and its source");
    }
    var first = from;
    if (until.filter(end -> !end.isAfter(first)).isPresent()) {
      throw new IllegalArgumentException("a rule ends after it began: " + from);
    }
  }

  /** Whether the rule speaks about {@code type} on {@code day}. */
  public boolean covers(String type, LocalDate day) {
    return fundType.equals(type)
        && !day.isBefore(from)
        && until.filter(end -> !day.isBefore(end)).isEmpty();
  }

  /** Whether a loss is tolerated; compared exactly. */
  public boolean tolerates(LossRatio loss) {
    return limitIncluded ? loss.ratio().isAtMost(limit) : !loss.ratio().isAtLeast(limit);
  }
}
