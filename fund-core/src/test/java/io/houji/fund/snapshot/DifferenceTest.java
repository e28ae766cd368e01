package io.houji.fund.snapshot;

import static io.houji.fund.ledger.Facts.commitment;
import static io.houji.fund.ledger.Facts.flow;
import static io.houji.fund.ledger.Facts.fund;
import static io.houji.fund.ledger.Facts.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.ledger.Commit;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FlowKind;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.Ledger;
import io.houji.fund.ledger.MoneySource;
import io.houji.fund.ledger.Recorded;
import io.houji.fund.snapshot.Cause.Event;
import io.houji.fund.snapshot.Difference.Changed;
import io.houji.fund.snapshot.Difference.Side;
import io.houji.fund.testing.Cases;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DifferenceTest {
  private static final LocalDate AS_OF = LocalDate.parse("2026-04-10");

  private static Ledger with(Ledger ledger, boolean retracted, Fact... facts) {
    long seq = ledger.lastSeq() + 1;
    var at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(3600 * seq);
    return ledger.plus(
        List.of(new Commit(seq, at, "tests", "api", "because")),
        List.of(facts).stream().map(fact -> new Recorded(seq, retracted, fact)).toList());
  }

  private static Ledger start() {
    return with(
        Ledger.EMPTY,
        false,
        fund("F12", "2021-01-01"),
        commitment("C1", "F12", MoneySource.FISCAL, 1000),
        flow("1", "F12", "2021-02-01", FlowKind.CAPITAL_CALL, 800),
        value("V1", "F12", "2025-12-31", 1000),
        flow("late", "F12", "2026-03-01", FlowKind.DISTRIBUTION, 100));
  }

  private static Side side(Ledger ledger, LocalDate asOf, long seq) {
    var books = ledger.at(asOf, seq);
    return new Side(
        books,
        seq,
        ClusterPerformance.of(books, ClusterFigures.of(books)),
        SeedFundFigures.of(books));
  }

  private static Difference between(Ledger ledger, long old) {
    return Difference.between(
        ledger, side(ledger, AS_OF, old), side(ledger, AS_OF, ledger.lastSeq()));
  }

  private static Changed figure(Difference found, String fund, String name) {
    return found.figures().stream()
        .filter(f -> f.fund().equals(Optional.of(fund)) && f.figure().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRestatedValueIsNamedWithItsShare() {
    var ledger = with(start(), false, value("V1", "F12", "2025-12-31", 969));
    var found = between(ledger, 1);
    assertEquals(1, found.causes().size());
    var cause = found.causes().get(0);
    assertEquals(Event.RESTATED, cause.event());
    assertEquals(Optional.of("F12"), cause.fund());
    assertEquals(-0.031, cause.relative().orElseThrow(), 1e-15);
    assertEquals("because", cause.commit().reason());
    var nav = figure(found, "F12", "net_asset_value");
    assertEquals(Optional.of(new BigDecimal("-310000.00")), nav.change());
    assertEquals(List.of(0), nav.parts().get(0).causes());
    // (100 + 969) / 800 − (100 + 1000) / 800
    assertEquals(
        Optional.of(new BigDecimal("-0.03875000")), figure(found, "F12", "tvpi_gross").change());
    assertFalse(found.figures().stream().anyMatch(f -> f.figure().equals("paid_in")));
  }

  @Test
  void correctionsBackAndForthAreNoDifference() {
    var ledger = with(start(), false, value("V1", "F12", "2025-12-31", 969));
    var back = with(ledger, false, value("V1", "F12", "2025-12-31", 1000));
    assertEquals(new Difference(List.of(), List.of()), between(back, 1));
    var twice = with(ledger, false, value("V1", "F12", "2025-12-31", 900));
    assertEquals(1, between(twice, 1).causes().size());
    assertEquals(3, between(twice, 1).causes().get(0).commit().seq());
  }

  @Test
  void retractionsNewFactsAndFactsThatFallDueAreToldApart() {
    var ledger = with(start(), true, flow("1", "F12", "2021-02-01", FlowKind.CAPITAL_CALL, 800));
    var later = with(ledger, false, flow("2", "F12", "2021-02-02", FlowKind.CAPITAL_CALL, 700));
    var found = between(later, 1);
    assertEquals(
        List.of(Event.RETRACTED, Event.RECORDED),
        found.causes().stream().map(Cause::event).toList());
    assertEquals(2, figure(found, "F12", "paid_in").parts().size());
    var due =
        Difference.between(
            later,
            side(later, LocalDate.parse("2026-02-28"), 3),
            side(later, LocalDate.parse("2026-03-01"), 3));
    assertEquals(List.of(Event.FELL_DUE), due.causes().stream().map(Cause::event).toList());
  }

  @Test
  void aDateCorrectedOutOfThePeriodIsARestatement() {
    var ledger =
        with(start(), false, flow("late", "F12", "2026-05-01", FlowKind.DISTRIBUTION, 100));
    var found = between(ledger, 1);
    assertEquals(Event.RESTATED, found.causes().get(0).event());
    assertEquals(
        Optional.of(new BigDecimal("-1000000.00")), figure(found, "F12", "distributed").change());
  }

  @Test
  void theOlderBooksComeFirst() {
    var ledger = start();
    var now = side(ledger, AS_OF, 1);
    var past = side(ledger, AS_OF, 0);
    assertThrows(IllegalArgumentException.class, () -> Difference.between(ledger, now, past));
  }

  private static Fact.IndexLevel level(String day, long points) {
    return new Fact.IndexLevel(
        Head.of("I" + day, LocalDate.parse(day)), "INDEX", BigDecimal.valueOf(points));
  }

  private static Changed ofCluster(Difference found, String name) {
    return found.figures().stream()
        .filter(f -> f.fund().isEmpty() && f.figure().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " in " + found.figures()));
  }

  /** The pool is all funds as one: the index's levels move it, and then each fund's causes. */
  @Test
  void thePooledRateAndEquivalentsHaveCausesToo() {
    var ledger =
        with(
            start(),
            false,
            fund("F13", "2021-01-01"),
            flow("2", "F13", "2021-02-01", FlowKind.CAPITAL_CALL, 500),
            value("V2", "F13", "2025-12-31", 600),
            level("2021-02-01", 100),
            level("2025-12-31", 150));
    long before = ledger.lastSeq();
    var later = with(ledger, false, value("V1", "F12", "2025-12-31", 969));
    later = with(later, false, value("V2", "F13", "2025-12-31", 700), level("2025-12-31", 140));
    var found = between(later, before);
    var rate = ofCluster(found, "pooled_irr");
    assertEquals(
        List.of(Optional.of("F12"), Optional.of("F13")),
        rate.parts().stream().map(Difference.Part::fund).toList());
    assertEquals(
        rate.change().orElseThrow(),
        rate.parts().stream()
            .map(part -> part.change().orElseThrow())
            .reduce(BigDecimal.ZERO, BigDecimal::add));
    var equivalent = ofCluster(found, "pooled_ks_pme/INDEX");
    assertEquals(3, equivalent.parts().size());
    var first = equivalent.parts().get(0);
    assertEquals(Optional.empty(), first.fund());
    assertTrue(
        first.causes().stream()
            .allMatch(cause -> found.causes().get(cause).fact() instanceof Fact.IndexLevel));
    // (969 + 700) / 1300 · 100 / 140 at the end, (1000 + 600) / 1300 · 100 / 150 before
    assertEquals(1669.0 / 1300 * 100 / 140, equivalent.now().orElseThrow().doubleValue(), 5e-9);
    assertEquals(1600.0 / 1300 * 100 / 150, equivalent.old().orElseThrow().doubleValue(), 5e-9);
  }

  private static Fact drawn(RandomGenerator random) {
    String fund = "F" + random.nextInt(3);
    String id = fund + "-" + random.nextInt(6);
    var day = LocalDate.of(2021 + random.nextInt(6), 1 + random.nextInt(12), 1).toString();
    long wan = 1 + random.nextInt(500);
    return switch (random.nextInt(6)) {
      case 5 -> level(day, 50 + random.nextInt(100));
      case 0 -> fund(fund, "2020-0" + (1 + random.nextInt(2)) + "-01");
      case 1 -> commitment("c" + id, fund, MoneySource.MARKET, wan);
      case 2 -> value("v" + id, fund, day, wan);
      default -> flow("f" + id, fund, day, FlowKind.values()[random.nextInt(5)], wan);
    };
  }

  /** Domain: three funds, 2 to 40 commits of one to three facts, one in five a retraction. */
  private static Ledger ledger(RandomGenerator random) {
    var ledger =
        with(
            Ledger.EMPTY,
            false,
            fund("F0", "2020-01-01"),
            fund("F1", "2020-01-01"),
            fund("F2", "2020-01-01"));
    int commits = 1 + random.nextInt(39);
    for (int i = 0; i < commits; i++) {
      boolean retracted = random.nextInt(5) == 0;
      var known = ledger.at(LocalDate.MAX).facts();
      var facts = new ArrayList<Fact>();
      for (int j = random.nextInt(3); j >= 0; j--) {
        var fact = retracted ? known.get(random.nextInt(known.size())) : drawn(random);
        if (!(retracted && fact instanceof Fact.Fund) && !facts.contains(fact)) {
          facts.add(fact);
        }
      }
      ledger = with(ledger, retracted, facts.toArray(Fact[]::new));
    }
    return ledger;
  }

  @Test
  void partsAddUpToTheChangeAndCausesLeadFromOneToTheOther() {
    Cases.forAll(
        100,
        20_000,
        random -> {
          var ledger = ledger(random);
          long before = 1 + random.nextLong(ledger.lastSeq());
          var old = side(ledger, LocalDate.of(2023 + random.nextInt(3), 6, 1), before);
          var now = side(ledger, AS_OF, ledger.lastSeq());
          var found = Difference.between(ledger, old, now);
          for (var changed : found.figures()) {
            var at = changed.old();
            for (var part : changed.parts()) {
              assertEquals(at, part.old(), "each part begins where the last ended");
              assertFalse(part.causes().isEmpty(), "every part has a cause");
              at = part.now();
            }
            assertEquals(at, changed.now());
            if (changed.parts().stream().allMatch(part -> part.change().isPresent())) {
              var sum =
                  changed.parts().stream()
                      .map(part -> part.change().orElseThrow())
                      .reduce(BigDecimal.ZERO, BigDecimal::add);
              assertEquals(0, sum.compareTo(changed.change().orElseThrow()));
            }
          }
          assertEquals(new HashSet<>(now.books().facts()), replayed(old, now, found));
          endsWhereTheNewBooksAre(
              found,
              Optional.empty(),
              NamedFigures.of(old.performance().pooled()),
              NamedFigures.of(now.performance().pooled()));
          for (String id : now.books().funds().keySet()) {
            endsWhereTheNewBooksAre(
                found,
                Optional.of(id),
                old.performance().fund(id).map(NamedFigures::of).orElseGet(TreeMap::new),
                NamedFigures.of(now.performance().fund(id).orElseThrow()));
          }
        });
  }

  /** Every figure that differs is reported with its two values, and no other. */
  private static void endsWhereTheNewBooksAre(
      Difference found,
      Optional<String> fund,
      SortedMap<String, BigDecimal> before,
      SortedMap<String, BigDecimal> after) {
    var names = new HashSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      var reported =
          found.figures().stream()
              .filter(f -> f.fund().equals(fund) && f.figure().equals(name))
              .findFirst();
      var was = Optional.ofNullable(before.get(name));
      var is = Optional.ofNullable(after.get(name));
      assertEquals(!was.equals(is), reported.isPresent(), name);
      assertTrue(reported.stream().allMatch(f -> f.old().equals(was) && f.now().equals(is)), name);
    }
  }

  /** The facts of the older books with every cause applied. */
  private static HashSet<Fact> replayed(Side old, Side now, Difference found) {
    var facts = new HashMap<String, Fact>();
    old.books().facts().forEach(fact -> facts.put(name(fact), fact));
    for (Cause cause : found.causes()) {
      facts.remove(name(cause.fact()));
      cause
          .now()
          .filter(fact -> !fact.effectiveOn().isAfter(now.books().asOf()))
          .ifPresent(fact -> facts.put(name(fact), fact));
    }
    assertTrue(facts.values().stream().allMatch(Objects::nonNull));
    return new HashSet<>(facts.values());
  }

  private static String name(Fact fact) {
    return fact.getClass().getSimpleName() + "/" + fact.id();
  }
}
