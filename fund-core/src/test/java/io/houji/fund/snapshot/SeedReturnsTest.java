package io.houji.fund.snapshot;

import static io.houji.fund.ledger.Facts.fund;
import static io.houji.fund.ledger.Facts.ledger;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FlowKind;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.ProjectStatus;
import io.houji.fund.ledger.Technique;
import io.houji.fund.ledger.ValuationStatus;
import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.seedfund.OutcomeMultiples;
import io.houji.fund.testing.Cases;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each project of 100 wan: what is known of it, and what is not taken for zero. */
class SeedReturnsTest {
  private static final LocalDate AS_OF = LocalDate.parse("2026-04-10");
  private static final LocalDate BOUGHT = LocalDate.parse("2021-02-01");
  private static final Fact.Fund SEED = fund("S", "2021-01-01");

  /** A project with one round; what is left of it and what came back where stated, in wan. */
  private static List<Fact> project(
      String id, ProjectStatus status, Optional<Long> value, Optional<Long> back) {
    var facts = new ArrayList<Fact>();
    var head = Head.of(id, BOUGHT);
    facts.add(new Fact.Project(head, null, "S", null, null, null, status, null));
    facts.add(
        new Fact.ProjectRound(Head.of(id + "-A", BOUGHT), id, "A", Money.wan(100), null, null));
    value.ifPresent(
        wan ->
            facts.add(
                new Fact.Valuation(
                    Head.of(id + "-V", LocalDate.parse("2025-12-31")),
                    "S",
                    null,
                    id,
                    Money.wan(wan),
                    Technique.RECENT_ROUND,
                    ValuationStatus.REPORTED,
                    null)));
    back.ifPresent(
        wan ->
            facts.add(
                new Fact.CashFlow(
                    Head.of(id + "-R", LocalDate.parse("2025-06-30")),
                    "S",
                    FlowKind.REALISATION,
                    Money.wan(wan),
                    null,
                    null,
                    false,
                    null,
                    null,
                    id,
                    null,
                    null)));
    return facts;
  }

  private static SeedReturns returns(List<Fact> projects) {
    var facts = new ArrayList<Fact>(projects);
    facts.add(0, SEED);
    return SeedReturns.of(ledger(facts).at(AS_OF), Optional.of(SEED));
  }

  private static OutcomeMultiples known(SeedReturns returns) {
    return returns
        .multiples()
        .fold(
            right -> right,
            wrong -> {
              throw new AssertionError(wrong);
            });
  }

  @Test
  void eachWayToEndByHand() {
    var facts = new ArrayList<Fact>();
    facts.addAll(project("HELD", ProjectStatus.MANAGED, Optional.of(250L), Optional.empty()));
    facts.addAll(project("PART", ProjectStatus.NEXT_ROUND, Optional.of(500L), Optional.of(30L)));
    facts.addAll(project("SOLD", ProjectStatus.EXITED, Optional.of(900L), Optional.of(1200L)));
    facts.addAll(project("LOST", ProjectStatus.WRITTEN_OFF, Optional.of(80L), Optional.of(10L)));
    facts.addAll(project("SILENT", ProjectStatus.MANAGED, Optional.empty(), Optional.empty()));
    facts.addAll(project("GONE", ProjectStatus.EXITED, Optional.of(70L), Optional.empty()));
    var returns = returns(facts);
    assertEquals(4, returns.known());
    assertEquals(2, returns.unknown(), "neither a silent one nor one sold for an unknown price");
    var multiples = known(returns);
    // 250, 30 + 500, 1200 (its old value no longer counts), 10 (what was written off is nothing).
    assertEquals(
        List.of(Money.wan(1200), Money.wan(530), Money.wan(250), Money.wan(10)),
        multiples.returned());
    assertEquals(1990.0 / 400, multiples.pooled().value(), 1e-15);
    assertEquals(1, multiples.countByBand().get(OutcomeMultiples.Band.BELOW_1X));
    assertEquals(1, multiples.countByBand().get(OutcomeMultiples.Band.FROM_1X_TO_5X));
    assertEquals(1, multiples.countByBand().get(OutcomeMultiples.Band.FROM_5X_TO_10X));
    assertEquals(1, multiples.countByBand().get(OutcomeMultiples.Band.FROM_10X_TO_20X));
    assertInstanceOf(Outcome.Rejected.class, returns.tail(), "four multiples are no tail");
  }

  @Test
  void ofNothingKnownThereIsNoMultiple() {
    var returns =
        returns(project("SILENT", ProjectStatus.MANAGED, Optional.empty(), Optional.empty()));
    assertEquals(0, returns.known());
    assertEquals(1, returns.unknown());
    assertInstanceOf(Outcome.Rejected.class, returns.multiples());
  }

  @Test
  void everyProjectIsCountedOnceAndPartsSumToTheWhole() {
    Cases.forAll(
        300,
        random -> {
          int count = 1 + random.nextInt(20);
          var facts = new ArrayList<Fact>();
          long whole = 0;
          int silent = 0;
          for (int i = 0; i < count; i++) {
            long value = random.nextInt(1000);
            boolean stated = random.nextInt(4) > 0;
            whole += stated ? value : 0;
            silent += stated ? 0 : 1;
            facts.addAll(
                project(
                    "P" + i,
                    ProjectStatus.MANAGED,
                    stated ? Optional.of(value) : Optional.empty(),
                    Optional.empty()));
          }
          var returns = returns(facts);
          assertEquals(silent, returns.unknown());
          assertEquals(count - silent, returns.known());
          if (silent < count) {
            var multiples = known(returns);
            assertEquals(Money.wan(whole), Money.sum(multiples.returned()));
            assertEquals(
                count - silent,
                multiples.countByBand().values().stream().mapToInt(Integer::intValue).sum());
          }
        });
  }
}
