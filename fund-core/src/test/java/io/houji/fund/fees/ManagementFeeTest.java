package io.houji.fund.fees;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.houji.fund.fees.ManagementFee.Period;
import io.houji.fund.fees.Phase.Balance;
import io.houji.fund.fees.Phase.Base;
import io.houji.fund.fees.Phase.Stage;
import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.testing.Cases;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ManagementFeeTest {
  private static final LocalDate START = LocalDate.of(2026, 1, 1);
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final YearFraction ACT_365F =
      (from, to) -> ChronoUnit.DAYS.between(from, to) / 365.0;

  /** One for each calendar year, whatever its length. */
  private static final YearFraction CALENDAR_YEARS =
      (from, to) ->
          to.getYear()
              - from.getYear()
              + (to.getDayOfYear() - 1.0) / to.lengthOfYear()
              - (from.getDayOfYear() - 1.0) / from.lengthOfYear();

  /** Five published schedules of ten years, by year; the unit of the cases is read as yuan. */
  @Test
  void thePublishedSchedulesAreMetToTheFen() throws IOException {
    var mapper = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    JsonNode cases;
    try (var file = getClass().getResourceAsStream("/vectors/fund/waterfall_cases.json")) {
      cases = mapper.readTree(Objects.requireNonNull(file)).path("management_fees");
    }
    assertEquals(5, cases.size());
    for (var golden : cases) {
      var fees = ok(fees(golden));
      var expected =
          StreamSupport.stream(golden.path("yearly_fees").spliterator(), false)
              .map(ManagementFeeTest::yuan)
              .toList();
      assertEquals(expected, fees.stream().map(ManagementFee::fee).toList(), golden.toString());
      assertEquals(
          yuan(golden.path("total")), Money.sum(fees.stream().map(ManagementFee::fee).toList()));
    }
  }

  private static Outcome<List<ManagementFee>> fees(JsonNode golden) {
    boolean called = golden.path("basis").asText().equals("called");
    var phases = new ArrayList<Phase>();
    var balances = new ArrayList<Balance>();
    var periods = new ArrayList<Period>();
    for (int year = 0; year < golden.path("yearly_rates").size(); year++) {
      var from = START.plusYears(year);
      var to = START.plusYears(year + 1L);
      phases.add(
          new Phase(
              Stage.INVESTMENT,
              from,
              to,
              golden.path("yearly_rates").get(year).decimalValue(),
              called ? Base.PAID_IN : Base.COMMITTED));
      var paidIn = called ? yuan(golden.path("called").get(year)) : Money.ZERO;
      balances.add(new Balance(from, yuan(golden.path("fund_size")), paidIn, Money.ZERO));
      periods.add(new Period(from, to));
    }
    var terms = new ManagementFee.Terms(phases, BigDecimal.ZERO, CALENDAR_YEARS);
    return ManagementFee.of(terms, balances, periods);
  }

  /** By hand: 2% of 100 million paid in; then 1% of 60, later 45 million; nothing at the end. */
  @Test
  void theShaanxiRuleHalvesTheRateAtExitAndChargesNothingInExtension() {
    var rule = FeeRule.inForce("shaanxi-sub-fund", START).orElseThrow();
    var life = new FeeRule.Life(START, START.plusYears(1), START.plusYears(2), START.plusYears(3));
    var terms =
        new ManagementFee.Terms(
            ok(rule.phases(new BigDecimal("0.02"), life)), rule.heldBack(), ACT_365F);
    var balances =
        List.of(
            new Balance(START, Money.wan(20_000), Money.wan(10_000), Money.wan(3_000)),
            new Balance(START.plusYears(1), Money.wan(20_000), Money.wan(12_000), Money.wan(6_000)),
            new Balance(
                START.plusYears(1).plusDays(73),
                Money.wan(20_000),
                Money.wan(12_000),
                Money.wan(4_500)));
    var years =
        List.of(
            new Period(START, START.plusYears(1)),
            new Period(START.plusYears(1), START.plusYears(2)),
            new Period(START.plusYears(2), START.plusYears(3)));
    var fees = ok(ManagementFee.of(terms, balances, years));
    assertEquals(
        List.of(Money.wan(200), Money.wan(48), Money.ZERO),
        fees.stream().map(ManagementFee::fee).toList());
    assertEquals(Money.wan(100), fees.get(0).heldBack());
    assertEquals(Money.wan(80), fees.get(0).released(new BigDecimal("0.8")));
  }

  @Test
  void aRuleIsSilentOnWhatItDoesNotSay() {
    var rule = FeeRule.inForce("shaanxi-fund-of-funds", START).orElseThrow();
    var life = new FeeRule.Life(START, START.plusYears(1), START, START.plusYears(3));
    assertEquals(
        List.of("CONTRADICTION /life/extension", "MISSING /life/end", "OUT_OF_RANGE /yearly_rate"),
        problems(rule.phases(new BigDecimal("0.011"), life)));
    assertTrue(FeeRule.inForce("shaanxi-sub-fund", LocalDate.of(2024, 12, 31)).isEmpty());
    for (var published : FeeRule.published()) {
      assertEquals("S", published.mark());
      assertTrue(published.source().contains("2025"), published.id());
    }
  }

  @Test
  void dueAndHeldBackSumToTheFee() {
    // Domain: up to 1e12 fen, 1 to 6 changes of balance in one year, any share held back.
    Cases.forAll(
        random -> {
          var balances = new ArrayList<Balance>();
          int changes = random.nextInt(1, 7);
          for (int i = 0; i < changes; i++) {
            var amount = new Money(random.nextLong(1_000_000_000_000L));
            balances.add(new Balance(START.plusDays(50L * i), amount, amount, amount));
          }
          var rate = BigDecimal.valueOf(random.nextInt(300), 4);
          var phase = new Phase(Stage.INVESTMENT, START, START.plusYears(1), rate, Base.PAID_IN);
          var terms =
              new ManagementFee.Terms(
                  List.of(phase), BigDecimal.valueOf(random.nextInt(101), 2), ACT_365F);
          var year = List.of(new Period(START, START.plusYears(1)));
          var fee = ok(ManagementFee.of(terms, balances, year)).get(0);
          assertEquals(fee.fee(), fee.due().plus(fee.heldBack()));
          var most = balances.stream().map(Balance::paidIn).max(Money::compareTo).orElseThrow();
          assertTrue(fee.fee().compareTo(most.times(rate, RoundingMode.UP)) <= 0);
        });
  }

  @Test
  void allThatIsWrongIsNamedAtOnce() {
    var year = new Phase(Stage.EXIT, START, START.plusYears(1), HALF.negate(), Base.PAID_IN);
    var none = new Phase(Stage.EXIT, START.plusDays(9), START.plusDays(9), HALF, Base.PAID_IN);
    var terms =
        new ManagementFee.Terms(List.of(year, year, none), new BigDecimal("1.01"), ACT_365F);
    var late = new Balance(START.plusDays(1), Money.ZERO, new Money(-1), Money.ZERO);
    var periods = List.of(new Period(START, START), new Period(START, START.plusDays(2)));
    assertEquals(
        List.of(
            "CONTRADICTION /periods/0/to",
            "CONTRADICTION /phases/1",
            "CONTRADICTION /phases/2",
            "CONTRADICTION /phases/2/to",
            "DUPLICATE /balances/1/from",
            "MISSING /balances",
            "OUT_OF_RANGE /balances/0/paid_in",
            "OUT_OF_RANGE /balances/1/paid_in",
            "OUT_OF_RANGE /held_back",
            "OUT_OF_RANGE /phases/0/yearly_rate",
            "OUT_OF_RANGE /phases/1/yearly_rate"),
        problems(ManagementFee.of(terms, List.of(late, late), periods)));
  }

  private static Money yuan(JsonNode amount) {
    return Money.yuan(amount.decimalValue());
  }

  private static <T> T ok(Outcome<T> outcome) {
    return outcome.fold(value -> value, problems -> fail(problems.toString()));
  }

  private static List<String> problems(Outcome<?> outcome) {
    return outcome.fold(
        value -> List.of(),
        problems -> problems.stream().map(p -> p.code() + " " + p.where()).sorted().toList());
  }
}
