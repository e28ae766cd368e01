package io.houji.fund.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.testing.Cases;
import io.houji.fund.testing.Vectors;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DayCountTest {

  /** Rows from two published comparison sheets; 15 digits, so 1e-14 is their rounding. */
  @Test
  void the124PublishedRowsAgree() {
    var rows = Vectors.csv("fund/daycount_cases.csv");
    assertEquals(124, rows.size());
    for (var row : rows) {
      var start = LocalDate.parse(row[0]);
      var end = LocalDate.parse(row[1]);
      var years = named(row[2]).years(start, end);
      assertEquals(Long.parseLong(row[4]), named(row[2]).days(start, end), String.join(" ", row));
      assertEquals(Double.parseDouble(row[5]), years, 1e-14, String.join(" ", row));
    }
  }

  /** Examples of the French master agreement and arithmetic on the calendar. */
  @ParameterizedTest(name = "{0} {1} to {2}")
  @CsvSource({
    "act/act-afb, 2004-02-10, 2009-05-15, 5.259562841530054645", // 5 years and 95 / 366
    "act/act-afb, 2004-02-28, 2008-02-27, 3.997267759562841530", // 3 years and 365 / 366
    "act/act-afb, 2004-02-28, 2008-02-29, 4.002732240437158470", // 4 years and 1 / 366
    "act/act-afb, 2007-02-28, 2008-02-29, 1",
    "act/365.25, 2020-01-01, 2024-01-01, 4",
    "act/act, 2020-01-01, 2021-01-01, 1",
    "30/360, 2020-01-31, 2020-03-31, 0.166666666666666667",
    "ACT/360, 2020-01-01, 2020-12-26, 1",
  })
  void golden(String name, String start, String end, double years) {
    assertEquals(years, named(name).years(LocalDate.parse(start), LocalDate.parse(end)), 1e-15);
  }

  @ParameterizedTest
  @EnumSource
  void timeNeverRunsBackWithinADayOfRounding(DayCount dayCount) {
    // Domain: starts 1990 to 2050, up to 20 years. Month-end rules may hold time still or step back
    // two days at the end of February, never more.
    Cases.forAll(
        random -> {
          var start = LocalDate.of(1990, 1, 1).plusDays(random.nextInt(22_000));
          var end = start.plusDays(random.nextInt(7_300));
          double years = dayCount.years(start, end);
          double later = dayCount.years(start, end.plusDays(3));
          assertTrue(later >= years, start + " " + end + ": " + years + " then " + later);
          assertEquals(-years, dayCount.years(end, start));
          assertEquals(0, dayCount.years(start, start));
          assertEquals(-dayCount.days(start, end), dayCount.days(end, start));
          assertEquals(0, dayCount.days(start, start));
          double plain = start.until(end, java.time.temporal.ChronoUnit.DAYS) / 365.25;
          assertEquals(plain, years, 0.02 + 0.015 * plain);
        });
  }

  @Test
  void anUnknownNameIsRefusedWithTheList() {
    assertTrue(DayCount.named("act/364") instanceof Outcome.Rejected<DayCount>);
    for (var dayCount : DayCount.values()) {
      assertEquals(dayCount, named(dayCount.wireName()));
    }
  }

  private static DayCount named(String name) {
    return DayCount.named(name).fold(found -> found, problems -> fail(name));
  }

  private static DayCount fail(String name) {
    throw new AssertionError("no day count " + name);
  }
}
