package io.houji.fund.fees;

import io.houji.fund.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Part of a fund's life with one fee (管理费计提阶段): from {@code from}, up to but without {@code to}.
 *
 * @param yearlyRate fraction of the base per year, 0 to 1
 */
public record Phase(Stage stage, LocalDate from, LocalDate to, BigDecimal yearlyRate, Base base) {

  /** Investment (投资期), exit (退出期) or extension (延长期). */
  public enum Stage {
    INVESTMENT,
    EXIT,
    EXTENSION
  }

  /** What the rate applies to: 认缴, 实缴, or 已投未退. */
  public enum Base {
    COMMITTED,
    PAID_IN,
    INVESTED_NOT_EXITED
  }

  /** The fund's three bases, in force from the morning of {@code from} until the next balance. */
  public record Balance(LocalDate from, Money committed, Money paidIn, Money investedNotExited) {

    Money of(Base base) {
      return switch (base) {
        case COMMITTED -> committed;
        case PAID_IN -> paidIn;
        case INVESTED_NOT_EXITED -> investedNotExited;
      };
    }
  }
}
