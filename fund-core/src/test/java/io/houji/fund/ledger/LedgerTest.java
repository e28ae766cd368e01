package io.houji.fund.ledger;

import static io.houji.fund.ledger.Facts.commitment;
import static io.houji.fund.ledger.Facts.flow;
import static io.houji.fund.ledger.Facts.fund;
import static io.houji.fund.ledger.Facts.ledger;
import static io.houji.fund.ledger.Facts.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.money.Money;
import io.houji.fund.testing.Cases;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final LocalDate LATE = LocalDate.parse("2026-04-10");

  @Test
  void aRestatedValueChangesNoOldAnswer() {
    var ledger =
        ledger(
            List.of(fund("F12", "2021-01-01"), value("V1", "F12", "2025-12-31", 900)),
            List.of(value("V1", "F12", "2025-12-31", 870)));
    assertEquals(Money.wan(900), ledger.at(LATE, 1).netAssetValue("F12").orElseThrow().value());
    assertEquals(Money.wan(870), ledger.at(LATE, 2).netAssetValue("F12").orElseThrow().value());
    assertEquals(1, ledger.seqKnownAt(Instant.parse("2026-01-01T00:59:59Z")));
    assertEquals(2, ledger.seqKnownAt(Instant.parse("2026-01-01T01:00:00Z")));
    assertEquals(0, ledger.seqKnownAt(Instant.parse("2025-12-31T00:00:00Z")));
  }

  @Test
  void aChangeOfManagerLeavesTheYearsBeforeAlone() {
    var ledger = ledger(List.of(fund("F1", "2021-01-01")), List.of(fund("F1", "2024-06-01")));
    assertEquals(2021, ledger.at(LocalDate.parse("2024-05-31")).fund("F1").orElseThrow().vintage());
    assertEquals(2024, ledger.at(LATE).fund("F1").orElseThrow().vintage());
    assertTrue(ledger.at(LocalDate.parse("2020-12-31")).funds().isEmpty());
  }

  @Test
  void aRetractedFactIsGoneFromThenOn() {
    var ledger =
        ledger(List.of(fund("F1", "2021-01-01"), value("V1", "F1", "2025-12-31", 900)))
            .plus(
                List.of(new Commit(2, Instant.parse("2026-02-01T00:00:00Z"), "t", "api", "typo")),
                List.of(new Recorded(2, true, value("V1", "F1", "2025-12-31", 900))));
    assertTrue(ledger.at(LATE).netAssetValue("F1").isEmpty());
    assertEquals(Money.wan(900), ledger.at(LATE, 1).netAssetValue("F1").orElseThrow().value());
  }

  @Test
  void commitsFollowEachOtherWithoutGaps() {
    var third = new Commit(3, Instant.EPOCH, "t", "api", null);
    assertThrows(
        IllegalArgumentException.class, () -> Ledger.EMPTY.plus(List.of(third), List.of()));
    var stray = new Recorded(1, false, fund("F1", "2021-01-01"));
    assertThrows(
        IllegalArgumentException.class, () -> Ledger.EMPTY.plus(List.of(), List.of(stray)));
  }

  @Test
  void laterCommitsNeverChangeEarlierBooks() {
    // Domain: 1 to 40 commits of flows with few ids, so that most are corrections.
    Cases.forAll(
        random -> {
          var ledger = ledger(List.of(fund("F1", "2021-01-01")));
          var seen = new ArrayList<List<Fact.CashFlow>>();
          seen.add(List.of());
          int commits = random.nextInt(1, 41);
          for (int i = 0; i < commits; i++) {
            long seq = ledger.lastSeq() + 1;
            var on = LocalDate.parse("2021-01-01").plusDays(random.nextInt(2000)).toString();
            var fact =
                flow(
                    "X" + random.nextInt(5),
                    "F1",
                    on,
                    FlowKind.CAPITAL_CALL,
                    random.nextInt(1, 99));
            ledger =
                ledger.plus(
                    List.of(new Commit(seq, Instant.EPOCH.plusSeconds(seq), "t", "api", null)),
                    List.of(new Recorded(seq, random.nextInt(4) == 0, fact)));
            seen.add(ledger.at(LATE).flows("F1"));
          }
          for (int seq = 1; seq <= ledger.lastSeq(); seq++) {
            assertEquals(seen.get(seq - 1), ledger.at(LATE, seq).flows("F1"));
          }
        });
  }

  @Test
  void everyProblemIsNamedAtOnce() {
    var books = ledger(List.of(fund("F1", "2021-01-01"))).at(LATE);
    var problems =
        LedgerRules.check(
            books,
            List.of(
                flow("A", "F1", "2022-01-01", FlowKind.DISTRIBUTION, 5),
                flow("B", "F9", "2022-01-01", FlowKind.CAPITAL_CALL, 5),
                flow("C", "F1", "2020-12-31", FlowKind.FEE, 5),
                commitment("D", "F8", MoneySource.FISCAL, 1)));
    assertEquals(
        List.of("/0/date", "/1/fund_id", "/2/date", "/3/fund_id"),
        problems.stream().map(problem -> problem.where()).toList());
  }

  @Test
  void aCallInTheSameBatchAllowsTheDistribution() {
    var books = ledger(List.of(fund("F1", "2021-01-01"))).at(LATE);
    assertEquals(
        List.of(),
        LedgerRules.check(
            books,
            List.of(
                flow("A", "F1", "2022-01-01", FlowKind.DISTRIBUTION, 5),
                flow("B", "F1", "2021-06-01", FlowKind.CAPITAL_CALL, 5))));
  }

  @Test
  void booksCarriedOnAreTheBooksMadeAnew() {
    Cases.forAll(
        200,
        20_000,
        random -> {
          var ledger =
              Facts.ledger(List.of(Facts.fund("F1", "2020-01-01"), Facts.fund("F2", "2020-01-01")));
          var asOf = LocalDate.of(2023, 6, 1);
          for (int i = 0; i < 20; i++) {
            var before = ledger.at(asOf);
            long beforeSeq = ledger.lastSeq();
            for (int more = random.nextInt(3); more >= 0; more--) {
              ledger = recorded(ledger, random);
            }
            var carried = ledger.at(asOf, ledger.lastSeq(), before, beforeSeq);
            var anew = Books.of(Known.of(ledger.recorded(), ledger.lastSeq()), asOf);
            assertEquals(new HashSet<>(anew.facts()), new HashSet<>(carried.facts()));
            for (String fund : List.of("F1", "F2")) {
              assertEquals(anew.flows(fund), carried.flows(fund));
              assertEquals(anew.valuations(fund), carried.valuations(fund));
              assertEquals(anew.commitments(fund), carried.commitments(fund));
            }
            assertEquals(anew.funds(), carried.funds());
            assertEquals(anew.illustrative(), carried.illustrative());
          }
        });
  }

  /** One more fact of a few ids, or one taken back. */
  private static Ledger recorded(Ledger ledger, RandomGenerator random) {
    String fund = "F" + (1 + random.nextInt(2));
    String id = "id" + random.nextInt(8);
    var day = LocalDate.of(2021 + random.nextInt(4), 1 + random.nextInt(12), 1).toString();
    long wan = 1 + random.nextInt(9);
    var fact =
        switch (random.nextInt(8)) {
          case 0 -> Facts.fund(fund, "2020-0" + (1 + random.nextInt(3)) + "-01");
          case 1 -> Facts.commitment(id, fund, MoneySource.MARKET, wan);
          case 2, 3 -> Facts.value(id, fund, day, wan);
          default -> Facts.flow(id, fund, day, FlowKind.CAPITAL_CALL, wan);
        };
    long seq = ledger.lastSeq() + 1;
    boolean retracted = !(fact instanceof Fact.Fund) && random.nextInt(4) == 0;
    return ledger.plus(
        List.of(new Commit(seq, Instant.EPOCH, "tests", "api", null)),
        List.of(new Recorded(seq, retracted, fact)));
  }
}
