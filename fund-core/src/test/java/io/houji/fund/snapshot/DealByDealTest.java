package io.houji.fund.snapshot;

import static io.houji.fund.snapshot.PartnershipTest.agreement;
import static io.houji.fund.snapshot.PartnershipTest.books;
import static io.houji.fund.snapshot.PartnershipTest.fund;
import static io.houji.fund.snapshot.PartnershipTest.refused;
import static io.houji.fund.snapshot.PartnershipTest.right;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.ledger.ClawbackBasis;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FlowKind;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.ProjectStatus;
import io.houji.fund.ledger.WaterfallKind;
import io.houji.fund.money.Money;
import io.houji.fund.waterfall.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** 逐项分配 of a stored fund: flows name the deal that they are for. */
class DealByDealTest {
  private static Fact.CashFlow flow(
      String id, String on, FlowKind kind, long wan, @Nullable String project) {
    return new Fact.CashFlow(
        Head.of(id, LocalDate.parse(on)),
        "F",
        kind,
        Money.wan(wan),
        null,
        null,
        false,
        null,
        null,
        project,
        null,
        null);
  }

  private static Fact.Project project(String id, String on, ProjectStatus status) {
    return new Fact.Project(
        Head.of(id, LocalDate.parse(on)), null, "F", null, null, null, status, null);
  }

  /** P wins 500 in a year, Q loses its 400 for good. */
  private static List<Fact> facts(WaterfallKind kind) {
    return List.of(
        fund("2023-01-01"),
        agreement("A", "2023-01-01", kind, ClawbackBasis.NONE),
        project("P", "2023-01-01", ProjectStatus.MANAGED),
        project("Q", "2023-01-01", ProjectStatus.MANAGED),
        project("Q", "2023-12-01", ProjectStatus.WRITTEN_OFF),
        flow("p", "2023-01-10", FlowKind.CAPITAL_CALL, 1_000, "P"),
        flow("q", "2023-01-10", FlowKind.CAPITAL_CALL, 400, "Q"),
        flow("d", "2024-01-10", FlowKind.DISTRIBUTION, 1_500, "P"));
  }

  @Test
  void eachDealIsSharedAloneUnlessLossesAreCarriedForward() {
    var alone = right(FundWaterfall.of(books(facts(WaterfallKind.AMERICAN)), "F"));
    // 20 % of the 500 that P alone has earned, above its 8 %
    assertEquals(Money.wan(100), alone.waterfall().totals().gp());
    var hybrid = right(FundWaterfall.of(books(facts(WaterfallKind.HYBRID)), "F"));
    // with the loss of Q there is a profit of 100, and the hurdle of 1,400 is not met
    assertEquals(Money.ZERO, hybrid.waterfall().totals().gp());
    assertTrue(
        alone.waterfall().rows().stream()
            .anyMatch(row -> row.event() == Row.Event.WRITE_OFF && row.deal().equals("Q")));
    assertEquals(List.of("/if_sold MISSING"), refused(alone.ifSold()));
  }

  @Test
  void aPaymentForADealThatNothingWasCalledForIsNamed() {
    var facts = new ArrayList<Fact>(facts(WaterfallKind.AMERICAN));
    facts.add(flow("x", "2024-02-01", FlowKind.DISTRIBUTION, 1, "R"));
    assertEquals(
        List.of("/cash_flows/x/deal UNKNOWN"), refused(FundWaterfall.of(books(facts), "F")));
    facts.add(flow("y", "2024-02-01", FlowKind.DISTRIBUTION, 1, null));
    assertEquals(List.of("/flows MISSING"), refused(FundWaterfall.of(books(facts), "F")));
  }
}
