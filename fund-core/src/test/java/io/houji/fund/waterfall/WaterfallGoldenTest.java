package io.houji.fund.waterfall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.houji.fund.money.Money;
import io.houji.fund.waterfall.CarryAccrual.Position;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All cases of waterfall_cases.json, each with its public source, to 0.01 of their unit; the unit
 * is read as yuan.
 */
class WaterfallGoldenTest {
  private static final LocalDate START = LocalDate.of(2020, 1, 1);
  private static final BigDecimal FEN = new BigDecimal("0.01");

  private record Case(String id, JsonNode json) {
    @Override
    public String toString() {
      return id;
    }

    String text(String field) {
      return json.path(field).asText();
    }
  }

  private static Stream<Case> casesOf(String kind) {
    var mapper = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    try (var file =
        WaterfallGoldenTest.class.getResourceAsStream("/vectors/fund/waterfall_cases.json")) {
      var all = new ArrayList<Case>();
      for (var json : mapper.readTree(Objects.requireNonNull(file)).path("cases")) {
        if (kind.isEmpty() || json.path("kind").asText().equals(kind)) {
          all.add(new Case(json.path("id").asText(), json));
        }
      }
      return all.stream();
    } catch (IOException e) {
      return fail(e);
    }
  }

  static Stream<Case> single() {
    return casesOf("single_distribution");
  }

  static Stream<Case> ledgers() {
    return casesOf("european_ledger_no_hurdle");
  }

  static Stream<Case> dated() {
    return casesOf("european_dated");
  }

  static Stream<Case> jointVentures() {
    return casesOf("jv_pref_first");
  }

  static Stream<Case> accruals() {
    return casesOf("carry_accrual_straight");
  }

  static Stream<Case> deals() {
    return casesOf("deal_by_deal");
  }

  @org.junit.jupiter.api.Test
  void everyCaseOfTheFileIsReadByOneOfTheTests() {
    long read =
        Stream.of(single(), ledgers(), dated(), jointVentures(), accruals(), deals())
            .mapToLong(Stream::count)
            .sum();
    assertEquals(34, casesOf("").count());
    assertEquals(34, read + casesOf("rounding_trap").count());
  }

  @ParameterizedTest
  @MethodSource("single")
  void oneDistribution(Case golden) {
    var terms =
        Terms.of(
            Terms.Kind.EUROPEAN,
            Preferred.fixedAmount(golden.text("preferred_amount_rate")),
            Carry.of(golden.text("carry"), golden.text("catch_up")));
    var waterfall =
        run(
            terms,
            Flow.call(START, yuan(golden.json().path("capital"))),
            Flow.distribution(START, yuan(golden.json().path("proceeds"))));
    var row = waterfall.rows().get(1);
    var expected = golden.json().path("expected");
    near(expected.path("return_of_capital"), row.tiers().returnOfCapital());
    near(expected.path("preferred"), row.tiers().preferred());
    near(expected.path("catch_up_gp"), row.tiers().catchUpGp());
    near(expected.path("catch_up_lp"), row.tiers().catchUpLp());
    near(expected.path("split_lp"), row.tiers().splitLp());
    near(expected.path("split_gp"), row.tiers().splitGp());
    near(expected.path("lp"), row.lp());
    near(expected.path("gp"), row.gp());
  }

  /** The published parts, 80.00 and 20.00, do not add up to the published 100.01; ours do. */
  @org.junit.jupiter.api.Test
  void theRoundingTrapAddsUp() {
    var golden = casesOf("rounding_trap").findFirst().orElseThrow();
    var terms = Terms.of(Terms.Kind.EUROPEAN, Preferred.NONE, Carry.of(golden.text("carry"), "0"));
    var cash = yuan(golden.json().path("proceeds"));
    var totals = run(terms, Flow.call(START, Money.ZERO), Flow.distribution(START, cash)).totals();
    assertEquals(Money.yuan("100.01"), cash);
    assertEquals(cash, totals.lp().plus(totals.gp()));
    assertEquals(Money.yuan("80.01"), totals.lp());
    assertEquals(Money.yuan("20.00"), totals.gp());
  }

  /** Quarter q of the case is the first day of the q-th quarter from 2020. */
  @ParameterizedTest
  @MethodSource("ledgers")
  void aLedgerWithoutHurdle(Case golden) {
    var flows = new ArrayList<Flow>();
    for (var call : golden.json().path("contributions")) {
      flows.add(Flow.call(quarter(call.get(0)), yuan(call.get(1))));
    }
    for (var exit : golden.json().path("exits")) {
      flows.add(Flow.distribution(quarter(exit.get(0)), yuan(exit.get(1))));
    }
    var terms = Terms.of(Terms.Kind.EUROPEAN, Preferred.NONE, Carry.of(golden.text("carry"), "0"));
    var tests = new ArrayList<Clawback.Test>();
    if (golden.json().hasNonNull("clawback_floor_multiple")) {
      terms = terms.with(Clawback.floor(golden.text("clawback_floor_multiple")));
      tests.add(Clawback.Test.last(flows.get(flows.size() - 1).on()));
    }
    var waterfall = WaterfallTest.ok(Waterfall.of(terms, flows, tests));
    var expected = golden.json().path("expected");
    var totals = waterfall.totals();
    near(expected.path("paid_in"), totals.paidIn());
    near(expected.path("lp_distributed"), totals.lp());
    near(expected.path("carry_gross"), totals.carryPaid());
    near(expected.path("clawback"), totals.clawback());
    near(expected.path("carry_net"), totals.gp());
    near(expected.path("ending_unreturned"), waterfall.unreturnedCapital());
    assertEquals(
        expected.path("dpi").asDouble(), totals.lp().toYuan() / totals.paidIn().toYuan(), 1e-12);
    int i = 0;
    for (var line : expected.path("rows")) {
      var row = waterfall.rows().get(i++);
      assertEquals(quarter(line.path("q")), row.on());
      near(line.path("unreturned"), row.unreturnedCapital());
      if (line.has("call")) {
        near(line.path("call"), row.call());
      } else {
        near(line.path("gross"), row.distributed());
        near(line.path("return_of_capital"), row.tiers().returnOfCapital());
        near(line.path("carry"), row.gp());
        near(line.path("lp"), row.lp());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dated")
  void aEuropeanFundOnRealDates(Case golden) {
    var accrual =
        golden.json().path("compounding").asBoolean()
            ? Preferred.compounding(golden.text("preferred"))
            : Preferred.simple(golden.text("preferred"));
    var terms =
        Terms.of(
            Terms.Kind.EUROPEAN, accrual, Carry.of(golden.text("carry"), golden.text("catch_up")));
    var flows = new ArrayList<Flow>();
    for (var flow : golden.json().path("flows")) {
      var on = LocalDate.parse(flow.get(0).asText());
      var amount = yuan(flow.get(1));
      flows.add(
          amount.isNegative() ? Flow.call(on, amount.negated()) : Flow.distribution(on, amount));
    }
    var waterfall = WaterfallTest.ok(Waterfall.of(terms, flows));
    var expected = golden.json().path("expected");
    near(expected.path("lp"), waterfall.totals().lp());
    near(expected.path("gp"), waterfall.totals().gp());
    int i = 0;
    for (var line : expected.path("rows")) {
      var row = waterfall.rows().get(i++);
      assertEquals(LocalDate.parse(line.path("date").asText()), row.on());
      if (line.has("call")) {
        near(line.path("call"), row.call());
        continue;
      }
      near(line.path("return_of_capital"), row.tiers().returnOfCapital());
      near(line.path("preferred"), row.tiers().preferred());
      near(line.path("catch_up_gp"), row.tiers().catchUpGp());
      near(line.path("split_gp"), row.tiers().splitGp());
      near(line.path("lp"), row.lp());
      near(line.path("gp"), row.gp());
      near(line.path("unreturned_capital"), row.unreturnedCapital());
      near(line.path("unpaid_preferred"), row.unpaidPreferred());
    }
  }

  /** Preferred return first, then capital, then tiers that end when the investors have earned. */
  @ParameterizedTest
  @MethodSource("jointVentures")
  void aJointVentureWithTiers(Case golden) {
    var tiers = new ArrayList<Carry.Tier>();
    for (var tier : golden.json().path("tiers")) {
      var gp = tier.path("gp").asText();
      tiers.add(
          tier.has("lp_irr_up_to")
              ? Carry.Tier.until(tier.path("lp_irr_up_to").asText(), gp)
              : Carry.Tier.beyond(gp));
    }
    var terms =
        Terms.of(
                Terms.Kind.EUROPEAN,
                Preferred.compounding(golden.text("preferred")),
                Carry.tiered("0.2", tiers.toArray(Carry.Tier[]::new)))
            .with(Terms.Order.PREFERRED_FIRST);
    var dates = golden.json().path("dates");
    var waterfall =
        run(
            terms,
            Flow.call(
                LocalDate.parse(dates.get(0).asText()), yuan(golden.json().path("lp_capital"))),
            Flow.distribution(
                LocalDate.parse(dates.get(1).asText()), yuan(golden.json().path("cash").get(0))));
    var expected = golden.json().path("expected");
    near(expected.path("lp"), waterfall.totals().lp());
    near(expected.path("gp"), waterfall.totals().gp());
    if (expected.has("lp_unreturned")) {
      var tiersPaid = waterfall.rows().get(1).tiers();
      near(expected.path("preferred_paid"), tiersPaid.preferred());
      near(expected.path("lp_capital_returned"), tiersPaid.returnOfCapital());
      near(expected.path("lp_unreturned"), waterfall.unreturnedCapital());
    }
  }

  @ParameterizedTest
  @MethodSource("accruals")
  void carryInTheBooks(Case golden) {
    var positions = new ArrayList<Position>();
    for (var lp : golden.json().path("lps")) {
      positions.add(
          new Position(
              yuan(lp.path("contributed")), yuan(lp.path("distributed")), yuan(lp.path("nav"))));
    }
    var accrual =
        WaterfallTest.ok(
            CarryAccrual.of(
                positions,
                new BigDecimal(golden.text("carry")),
                yuan(golden.json().path("already_accrued"))));
    var expected = golden.json().path("expected");
    near(expected.path("target"), accrual.target());
    near(expected.path("delta"), accrual.delta());
    if (expected.has("per_lp")) {
      near(expected.path("per_lp"), accrual.positions());
    }
  }

  @ParameterizedTest
  @MethodSource("deals")
  void carryOfEachDeal(Case golden) {
    var positions = new ArrayList<Position>();
    for (var deal : golden.json().path("deals")) {
      positions.add(
          new Position(
              yuan(deal.path("cost")), yuan(deal.path("proceeds")), yuan(deal.path("remaining"))));
    }
    var expenses = yuan(golden.json().path("fund_expenses"));
    var carry = new BigDecimal(golden.text("carry"));
    var expected = golden.json().path("expected").path("carry");
    near(
        expected,
        WaterfallTest.ok(CarryAccrual.dealByDeal(positions, carry, expenses)).positions());

    var flows = new ArrayList<Flow>();
    flows.add(Flow.call(START, expenses));
    for (int i = 0; i < positions.size(); i++) {
      flows.add(Flow.call(START, positions.get(i).cost(), "deal " + i));
      flows.add(Flow.distribution(START.plusYears(3), positions.get(i).received(), "deal " + i));
    }
    var terms = Terms.of(Terms.Kind.AMERICAN, Preferred.NONE, Carry.of(golden.text("carry"), "0"));
    var dated =
        WaterfallTest.ok(Waterfall.of(terms, flows)).rows().stream()
            .filter(row -> row.event() == Row.Event.DISTRIBUTION)
            .map(Row::gp)
            .toList();
    near(expected, dated);
  }

  private static Waterfall run(Terms terms, Flow... flows) {
    return WaterfallTest.ok(Waterfall.of(terms, List.of(flows)));
  }

  private static LocalDate quarter(JsonNode q) {
    return START.plusMonths(3L * (q.asInt() - 1));
  }

  private static Money yuan(JsonNode amount) {
    return Money.yuan(amount.decimalValue().setScale(2, RoundingMode.HALF_UP));
  }

  private static void near(JsonNode expected, List<Money> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < actual.size(); i++) {
      near(expected.get(i), actual.get(i));
    }
  }

  private static void near(JsonNode expected, Money actual) {
    assertTrue(expected.isNumber(), "the case lacks the figure");
    var difference = expected.decimalValue().subtract(new BigDecimal(actual.toYuanText())).abs();
    assertTrue(difference.compareTo(FEN) <= 0, () -> expected + " is not " + actual);
  }
}
