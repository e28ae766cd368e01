package io.houji.fund.ledger;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Decimals in one form each, so that equal numbers make equal facts: 0.20 is 0.2, 1E+1 is 10. */
final class Plain {
  private Plain() {}

  static BigDecimal number(BigDecimal number) {
    var stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  static @Nullable BigDecimal maybe(@Nullable BigDecimal number) {
    return number == null ? null : number(number);
  }
}
