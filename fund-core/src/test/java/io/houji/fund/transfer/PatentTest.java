package io.houji.fund.transfer;

import static io.houji.fund.testing.Golden.ok;
import static io.houji.fund.testing.Golden.refusals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.money.Money;
import io.houji.fund.outcome.Problem;
import io.houji.fund.testing.Cases;
import io.houji.fund.transfer.Patent.Kind;
import io.houji.fund.transfer.Patent.Standing;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatentTest {
  private static final LocalDate FILED = LocalDate.of(2010, 5, 10);
  private static final LocalDate DUE = LocalDate.of(2025, 5, 10);

  private static Patent invention(Optional<LocalDate> unpaidSince) {
    return ok(Patent.of(Kind.INVENTION, Optional.of(FILED), unpaidSince));
  }

  /** Source: terms of Art. 42; the first row is the domain's own case. */
  @ParameterizedTest(name = "{0} filed {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INVENTION     | 2010-05-10 | 2030-05-10
          UTILITY_MODEL | 2010-05-10 | 2020-05-10
          DESIGN        | 2022-05-10 | 2037-05-10
          INVENTION     | 2012-02-29 | 2032-02-29
          UTILITY_MODEL | 2012-02-29 | 2022-02-28
          """)
  void termsRunFromFiling(Kind kind, LocalDate filed, LocalDate ends) {
    assertEquals(ends, ok(Patent.of(kind, Optional.of(filed), Optional.empty())).termEndsOn());
  }

  @Test
  void aFeeUnpaidPastItsGraceEndedTheRightOnItsDueDay() {
    var patent = invention(Optional.of(DUE));
    assertEquals(Standing.IN_FORCE, patent.standing(DUE));
    assertEquals(Standing.IN_GRACE, patent.standing(DUE.plusDays(1)));
    var lastOfGrace = LocalDate.of(2025, 11, 10);
    assertEquals(Standing.IN_GRACE, patent.standing(lastOfGrace));
    assertEquals(Money.wan(300), patent.valueAtMost(Money.wan(300), lastOfGrace));
    var past = lastOfGrace.plusDays(1);
    assertEquals(Standing.ENDED_UNPAID, patent.standing(past));
    assertEquals(Optional.of(DUE), patent.endedOn(past));
    assertEquals(Money.ZERO, patent.valueAtMost(Money.wan(300), past));
    assertEquals(0, patent.remainingDays(past));
  }

  @Test
  void aTermThatHasRunIsWorthNothing() {
    var patent = invention(Optional.empty());
    var lastDay = LocalDate.of(2030, 5, 9);
    assertEquals(Standing.IN_FORCE, patent.standing(lastDay));
    assertEquals(1, patent.remainingDays(lastDay));
    assertEquals(Standing.ENDED_TERM, patent.standing(lastDay.plusDays(1)));
    assertEquals(Money.ZERO, patent.valueAtMost(Money.wan(1), lastDay.plusDays(1)));
    assertEquals(Standing.NOT_YET_FILED, patent.standing(FILED.minusDays(1)));
  }

  @Test
  void aPatentWithoutFilingDayIsRefused() {
    assertEquals(
        List.of("MISSING /filed_on"),
        refusals(Patent.of(Kind.DESIGN, Optional.empty(), Optional.of(DUE))));
    assertEquals(
        List.of("CONTRADICTION /unpaid_since"),
        refusals(Patent.of(Kind.DESIGN, Optional.of(FILED), Optional.of(FILED.minusDays(1)))));
  }

  @Test
  void aPledgedPatentIsNotOfferedWithoutConsent() {
    var patent = invention(Optional.empty());
    var day = LocalDate.of(2026, 4, 10);
    var blocked = new LicenceOffer(patent, true, true, false).blockedBy(day);
    assertEquals(List.of("/pledge", "/open"), blocked.stream().map(Problem::where).toList());
    assertTrue(blocked.get(0).say().contains("444"));
    assertTrue(blocked.get(1).say().contains("86"));
    assertTrue(new LicenceOffer(patent, true, true, true).blockedBy(day).isEmpty());
    assertTrue(new LicenceOffer(patent, false, false, false).blockedBy(day).isEmpty());
    var ended = new LicenceOffer(patent, false, false, false).blockedBy(FILED.plusYears(20));
    assertEquals(List.of("/patent"), ended.stream().map(Problem::where).toList());
  }

  @Test
  void anEndedRightNeverComesBack() {
    // Domain: any kind, filed 2000 to 2020, a fee unpaid since up to 25 years after or never.
    Cases.forAll(
        random -> {
          var filed = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(7_300));
          Optional<LocalDate> unpaid =
              random.nextBoolean()
                  ? Optional.empty()
                  : Optional.of(filed.plusDays(random.nextInt(9_000)));
          var kind = Kind.values()[random.nextInt(3)];
          var patent = ok(Patent.of(kind, Optional.of(filed), unpaid));
          var day = filed.plusDays(random.nextInt(12_000));
          var later = day.plusDays(random.nextInt(4_000));
          if (patent.endedOn(day).isPresent()) {
            assertEquals(patent.endedOn(day), patent.endedOn(later));
            assertTrue(!patent.endedOn(day).get().isAfter(day));
          }
          assertTrue(patent.remainingDays(later) <= patent.remainingDays(day));
        });
  }
}
