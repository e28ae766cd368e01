package io.houji.fund.calendar;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Rule that turns two dates into a fraction of a year (计息基准).
 *
 * <p>With {@code d = days from start to end} on the calendar and {@code d₃₀} the days when every
 * month has 30:
 *
 * <pre>
 *   act/365f      d / 365                            spreadsheets' XIRR; the default
 *   act/365.25    d / 365.25
 *   act/360       d / 360
 *   nl/365        (d less each 29 February in (start, end]) / 365
 *   act/act-isda  days in leap years / 366 + days in other years / 365
 *   act/act-afb   whole years counted back from the end, the rest / 366 if it holds a 29 February
 *                 else / 365
 *   30...         d₃₀ / 360 with  d₃₀ = 360 (y₂ - y₁) + 30 (m₂ - m₁) + (D₂ - D₁)
 * </pre>
 *
 * where the 30/360 family differs only in how the days of the month are cut:
 *
 * <pre>
 *   30/360-isda   D₁ 31 → 30; D₂ 31 → 30 if D₁ is then 30              (bond basis)
 *   30u/360       as 30/360-isda, and D₁ on the last day of February → 30, D₂ likewise if both are
 *   30e/360       each 31 → 30                                         (Eurobond basis)
 *   30e+/360      D₁ 31 → 30; D₂ 31 → the 1st of the next month
 *   30e/360-isda  each last day of its month → 30 (no date is treated as a maturity date)
 * </pre>
 *
 * Source: ISDA 2006 Definitions, section 4.16; the French master agreement for AFB. Every fraction
 * is one division of whole numbers where the rule allows it, so results are the same on each JDK.
 */
public enum DayCount {
  ACT_365F("act/365f"),
  ACT_365_25("act/365.25"),
  ACT_360("act/360"),
  NL_365("nl/365"),
  ACT_ACT_ISDA("act/act-isda"),
  ACT_ACT_AFB("act/act-afb"),
  THIRTY_360_ISDA("30/360-isda"),
  THIRTY_U_360("30u/360"),
  THIRTY_E_360("30e/360"),
  THIRTY_E_PLUS_360("30e+/360"),
  THIRTY_E_360_ISDA("30e/360-isda");

  private static final double DAYS_PER_YEAR = 365;
  private static final double DAYS_PER_LEAP_YEAR = 366;

  private final String wireName;

  DayCount(String wireName) {
    this.wireName = wireName;
  }

  /** Name in the HTTP contract, such as {@code act/365f}. */
  public String wireName() {
    return wireName;
  }

  /**
   * Finds by wire name, in any letter case; {@code act/act} means {@code act/act-isda}, {@code
   * 30/360} means {@code 30/360-isda}.
   */
  public static Outcome<DayCount> named(String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    if (wanted.equals("act/act")) {
      return Outcome.ok(ACT_ACT_ISDA);
    }
    if (wanted.equals("30/360")) {
      return Outcome.ok(THIRTY_360_ISDA);
    }
    for (var dayCount : values()) {
      if (dayCount.wireName.equals(wanted)) {
        return Outcome.ok(dayCount);
      }
    }
    var known = Arrays.stream(values()).map(DayCount::wireName).collect(Collectors.joining(", "));
    return Outcome.rejected(Problem.Code.UNKNOWN, "/day_count", "day count is one of " + known);
  }

  /** Fraction of a year from {@code start} to {@code end}; negative when {@code end} is earlier. */
  public double years(LocalDate start, LocalDate end) {
    if (end.isBefore(start)) {
      return -years(end, start);
    }
    if (end.equals(start)) {
      return 0; // 30e+/360 would count a day from the 31st to itself
    }
    return switch (this) {
      case ACT_365F -> ChronoUnit.DAYS.between(start, end) / DAYS_PER_YEAR;
      case ACT_365_25 -> ChronoUnit.DAYS.between(start, end) / 365.25;
      case ACT_360 -> ChronoUnit.DAYS.between(start, end) / 360.0;
      case NL_365 -> (ChronoUnit.DAYS.between(start, end) - leapDays(start, end)) / DAYS_PER_YEAR;
      case ACT_ACT_ISDA -> isda(start, end);
      case ACT_ACT_AFB -> afb(start, end);
      default -> days360(start, end) / 360.0;
    };
  }

  /**
   * Days from {@code start} to {@code end} as the convention counts them: of the calendar, without
   * leap days, or of months of thirty days; negative when {@code end} is earlier.
   */
  public long days(LocalDate start, LocalDate end) {
    if (end.isBefore(start)) {
      return -days(end, start);
    }
    if (end.equals(start)) {
      return 0;
    }
    return switch (this) {
      case ACT_365F, ACT_365_25, ACT_360, ACT_ACT_ISDA, ACT_ACT_AFB ->
          ChronoUnit.DAYS.between(start, end);
      case NL_365 -> ChronoUnit.DAYS.between(start, end) - leapDays(start, end);
      default -> days360(start, end);
    };
  }

  /** Numerator of the 30/360 family, in days. */
  private long days360(LocalDate start, LocalDate end) {
    int d1 = start.getDayOfMonth();
    int d2 = end.getDayOfMonth();
    int startDay = d1;
    int endDay = d2;
    switch (this) {
      case THIRTY_E_360 -> {
        startDay = Math.min(d1, 30);
        endDay = Math.min(d2, 30);
      }
      case THIRTY_E_PLUS_360 -> {
        startDay = Math.min(d1, 30);
        endDay = d2; // day 31 counts as 30 + 1, which is the 1st of the next month
      }
      case THIRTY_E_360_ISDA -> {
        startDay = isMonthEnd(start) ? 30 : d1;
        endDay = isMonthEnd(end) ? 30 : d2;
      }
      case THIRTY_U_360 -> {
        boolean startsAtFebruaryEnd = isFebruaryEnd(start);
        startDay = startsAtFebruaryEnd ? 30 : Math.min(d1, 30);
        endDay = startsAtFebruaryEnd && isFebruaryEnd(end) ? 30 : d2;
        endDay = startDay == 30 ? Math.min(endDay, 30) : endDay;
      }
      default -> {
        startDay = Math.min(d1, 30);
        endDay = startDay == 30 ? Math.min(d2, 30) : d2;
      }
    }
    long months = 12L * (end.getYear() - start.getYear()) + end.getMonthValue();
    return 30 * (months - start.getMonthValue()) + endDay - startDay;
  }

  private static double isda(LocalDate start, LocalDate end) {
    long leap = 0;
    long other = 0;
    for (int year = start.getYear(); year <= end.getYear(); year++) {
      var from = year == start.getYear() ? start : LocalDate.of(year, 1, 1);
      var to = year == end.getYear() ? end : LocalDate.of(year + 1, 1, 1);
      long days = ChronoUnit.DAYS.between(from, to);
      if (Year.isLeap(year)) {
        leap += days;
      } else {
        other += days;
      }
    }
    return leap / DAYS_PER_LEAP_YEAR + other / DAYS_PER_YEAR;
  }

  private static double afb(LocalDate start, LocalDate end) {
    long years = ChronoUnit.YEARS.between(start, end);
    var restEnd = backFrom(end, years);
    if (restEnd.isBefore(start)) {
      years--;
      restEnd = backFrom(end, years);
    }
    double yearDays = leapDays(start, restEnd) > 0 ? DAYS_PER_LEAP_YEAR : DAYS_PER_YEAR;
    return years + ChronoUnit.DAYS.between(start, restEnd) / yearDays;
  }

  /** Whole years back; from the last day of February to the last day of February. */
  private static LocalDate backFrom(LocalDate end, long years) {
    var back = end.minusYears(years);
    return isFebruaryEnd(end) ? back.withDayOfMonth(back.lengthOfMonth()) : back;
  }

  /** Days of 29 February in {@code (start, end]}. */
  private static long leapDays(LocalDate start, LocalDate end) {
    long count = 0;
    for (int year = start.getYear(); year <= end.getYear(); year++) {
      if (Year.isLeap(year)) {
        var leapDay = LocalDate.of(year, 2, 29);
        if (leapDay.isAfter(start) && !leapDay.isAfter(end)) {
          count++;
        }
      }
    }
    return count;
  }

  private static boolean isMonthEnd(LocalDate date) {
    return date.getDayOfMonth() == date.lengthOfMonth();
  }

  private static boolean isFebruaryEnd(LocalDate date) {
    return date.getMonthValue() == 2 && isMonthEnd(date);
  }
}
