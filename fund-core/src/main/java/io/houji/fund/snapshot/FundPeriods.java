package io.houji.fund.snapshot;

import io.houji.fund.fees.FeeRule;
import io.houji.fund.ledger.Books;
import io.houji.fund.ledger.Fact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 存续期限: the periods of a fund's life as its description states them, to the month. */
public final class FundPeriods {
  private static final BigDecimal MONTHS_PER_YEAR = BigDecimal.valueOf(12);

  private FundPeriods() {}

  /** From its first day; empty where it states no investment or exit period. */
  static Optional<FeeRule.Life> of(Books books, Fact.Fund fund) {
    var invests = fund.investYears();
    var exits = fund.exitYears();
    if (invests == null || exits == null) {
      return Optional.empty();
    }
    return books
        .began(fund.id())
        .map(
            began -> {
              var exit = later(began, invests);
              var extension = later(exit, exits);
              var end = later(extension, fund.extensionYears());
              return new FeeRule.Life(began, exit, extension, end);
            });
  }

  private static LocalDate later(LocalDate day, @Nullable BigDecimal years) {
    return years == null
        ? day
        : day.plusMonths(
            years.multiply(MONTHS_PER_YEAR).setScale(0, RoundingMode.HALF_UP).longValueExact());
  }

  /**
   * 清算日: the day on which the fund was liquidated, else the first day after its stated periods;
   * empty where neither is known.
   */
  public static Optional<LocalDate> endsOn(Books books, Fact.Fund fund) {
    return FundWaterfall.liquidation(books, fund.id())
        .or(() -> of(books, fund).map(FeeRule.Life::end));
  }
}
