package io.houji.fund.portfolio;

import static io.houji.fund.testing.Golden.ok;
import static io.houji.fund.testing.Golden.refusals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.houji.fund.money.Money;
import io.houji.fund.testing.Cases;
import io.houji.fund.testing.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class AmplificationTest {

  /**
   * Source: the illustrative cluster of the domain data, whose totals are the published figures.
   */
  @Test
  void theClusterOf32FundsAmplifies2Point8325Times() {
    var cluster =
        List.of(
            FundMoney.ofLedger(
                "others", Money.wan(1_305_500), Money.wan(483_050), Money.wan(141_500)),
            FundMoney.ofLedger("F25", Money.wan(200_000), Money.wan(140_000), Money.ZERO));
    var amplification = ok(Amplification.of(Basis.COMMITTED, cluster));
    assertEquals(Money.wan(1_364_000), amplification.external());
    assertEquals(Money.wan(481_550), amplification.externalPublic());
    assertEquals(Money.wan(141_500), amplification.doubleCounted());
    assertEquals(2.8325, amplification.multiple().value(), 5e-5);
    assertEquals(1 - 481_550 / 1_364_000.0, amplification.socialShare().value(), 1e-15);
    assertEquals(Basis.COMMITTED, amplification.basis());
  }

  @Test
  void aFundOfFundsLayerNeverChangesTheMultiple() {
    // Domain: 1 to 8 funds; part of each fund's outside money is led through a new fund of funds.
    Cases.forAll(
        random -> {
          var plain = new ArrayList<FundMoney>();
          var layered = new ArrayList<FundMoney>();
          var motherPublic = Money.ZERO;
          var motherTotal = Money.ZERO;
          for (int i = random.nextInt(1, 9); i > 0; i--) {
            var fund = fund("F" + i, random);
            plain.add(fund);
            var movedPublic = new Money(random.nextLong(fund.externalPublic().fen() + 1));
            var social = fund.total().minus(fund.fromCluster()).minus(fund.externalPublic());
            var moved = movedPublic.plus(new Money(random.nextLong(social.fen() + 1)));
            layered.add(
                new FundMoney(
                    fund.fund(),
                    fund.total(),
                    fund.fromCluster().plus(moved),
                    fund.externalPublic().minus(movedPublic)));
            motherPublic = motherPublic.plus(movedPublic);
            motherTotal = motherTotal.plus(moved);
          }
          layered.add(new FundMoney("mother", motherTotal, Money.ZERO, motherPublic));
          var before = ok(Amplification.of(Basis.PAID_IN, plain));
          var after = ok(Amplification.of(Basis.PAID_IN, layered));
          assertEquals(before.multiple(), after.multiple());
          assertEquals(before.socialShare(), after.socialShare());
          assertEquals(before.doubleCounted().plus(motherTotal), after.doubleCounted());
        });
  }

  private static FundMoney fund(String id, RandomGenerator random) {
    var fromCluster = new Money(random.nextLong(1_000_000));
    var external = new Money(random.nextLong(1, 1_000_000_000_000L));
    var social = new Money(random.nextLong(1_000_000_000_000L));
    return new FundMoney(id, fromCluster.plus(external).plus(social), fromCluster, external);
  }

  @Test
  void everyWrongAmountIsNamedAtOnce() {
    var funds =
        List.of(
            new FundMoney("A", Money.wan(-1), Money.ZERO, Money.ZERO),
            new FundMoney("B", Money.wan(10), Money.wan(6), Money.wan(5)),
            new FundMoney("A", Money.wan(10), Money.wan(-6), Money.wan(5)));
    assertEquals(
        List.of(
            "OUT_OF_RANGE /funds/0/total",
            "CONTRADICTION /funds/0",
            "CONTRADICTION /funds/1",
            "DUPLICATE /funds/2/fund",
            "OUT_OF_RANGE /funds/2/from_cluster"),
        refusals(Amplification.of(Basis.COMMITTED, funds)));
  }

  @Test
  void withoutPublicMoneyOrFundsThereIsNoMultiple() {
    var social = List.of(new FundMoney("A", Money.wan(10), Money.ZERO, Money.ZERO));
    assertEquals(List.of("UNDEFINED /funds"), refusals(Amplification.of(Basis.PAID_IN, social)));
    assertEquals(List.of("MISSING /funds"), refusals(Amplification.of(Basis.PAID_IN, List.of())));
  }

  @Test
  void onePublicYuanIsFollowedThroughTwoTiers() {
    var golden = Golden.caseOf("guidance_kpi.json", "amplification-two-tier");
    var two =
        ok(
            TwoTierAmplification.of(
                Basis.COMMITTED,
                Money.wan(golden.get("government_commitment").asLong()),
                Money.wan(golden.get("mother_fund_size").asLong()),
                Money.wan(golden.get("mother_commitment_to_sub_fund").asLong()),
                Money.wan(golden.get("sub_fund_size").asLong())));
    var expected = golden.get("expected");
    assertEquals(
        expected.get("tier1_amplification_total_over_government").asDouble(),
        two.tier1().value(),
        1e-13);
    assertEquals(
        expected.get("tier1_social_per_government_yuan").asDouble(),
        two.socialPerPublicYuan().value(),
        1e-13);
    assertEquals(Money.wan(12), two.governmentLookThrough());
    assertEquals(
        expected.get("tier2_amplification_sub_fund_over_look_through_government").asDouble(),
        two.tier2().value(),
        1e-12);
  }

  @Test
  void thePaidInMultipleIsAnotherFigure() {
    var golden = Golden.caseOf("guidance_kpi.json", "amplification-paid-in");
    var fund =
        new FundMoney(
            "mother",
            Money.wan(golden.get("mother_fund_paid_in").asLong()),
            Money.ZERO,
            Money.wan(golden.get("government_paid_in").asLong()));
    var paidIn = ok(Amplification.of(Basis.PAID_IN, List.of(fund)));
    assertEquals(
        golden.get("expected").get("amplification").asDouble(), paidIn.multiple().value(), 1e-13);
  }

  @Test
  void aSecondTierWithoutMoneyIsRefusedWithEveryReason() {
    var refused =
        refusals(
            TwoTierAmplification.of(
                Basis.PAID_IN, Money.wan(30), Money.wan(20), Money.wan(25), Money.ZERO));
    assertEquals(
        List.of(
            "OUT_OF_RANGE /sub_fund",
            "CONTRADICTION /government",
            "CONTRADICTION /mother_into_sub"),
        refused);
  }
}
