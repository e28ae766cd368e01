package io.houji.scoring.registry;

import static io.houji.fund.testing.Golden.ok;
import static io.houji.fund.testing.Golden.refusals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrafficTest {
  private static final ContentHash ONE = ContentHash.of("one");
  private static final ContentHash TWO = ContentHash.of("two");

  private static Entry entry(ContentHash hash, State state) {
    var move = new Entry.Move(state, LocalDate.of(2026, 4, 10), "a", Optional.of("b"), "pack");
    return new Entry(hash, "model", "gazelle-loan", "author", List.of(move));
  }

  private static Traffic.Wish wish(int share) {
    return new Traffic.Wish(share, "first", Optional.of("second"), "champion challenge of May");
  }

  /**
   * By hand: {@code printf A1 | sha256sum} begins with 16a36e86f6fe; as a fraction of 2⁴⁸ that is
   * 0.088431.
   */
  @Test
  void thePlaceIsTheHashReadAsAFraction() {
    assertEquals("16a36e86f6fe", ContentHash.of("A1").hex().substring(0, 12));
    assertEquals(884, Traffic.place("A1"));
  }

  @Test
  void eachTakesItsShareAndTheSameIdGoesTheSameWay() {
    var traffic =
        ok(
            ok(Traffic.NONE.with(entry(ONE, State.CHALLENGER), wish(1_000)))
                .with(entry(TWO, State.CHALLENGER), wish(500)));
    var counts = new TreeMap<String, Integer>();
    int n = 100_000;
    for (int i = 0; i < n; i++) {
      var to = traffic.challenger("la-" + i);
      assertEquals(to, traffic.challenger("la-" + i));
      counts.merge(
          to.map(hash -> hash.equals(ONE) ? "one" : "two").orElse("champion"), 1, Integer::sum);
    }
    // Within five standard deviations of a binomial law.
    assertEquals(0.10, counts.get("one") / (double) n, 5 * Math.sqrt(0.1 * 0.9 / n));
    assertEquals(0.05, counts.get("two") / (double) n, 5 * Math.sqrt(0.05 * 0.95 / n));
    assertEquals(Optional.empty(), Traffic.NONE.challenger("la-1"));
  }

  @Test
  void whoGrowsKeepsWhatItHad() {
    var small = ok(Traffic.NONE.with(entry(ONE, State.CHALLENGER), wish(100)));
    var large = ok(small.with(entry(ONE, State.CHALLENGER), wish(2_000)));
    int kept = 0;
    for (int i = 0; i < 20_000; i++) {
      if (small.challenger("x" + i).isPresent()) {
        kept++;
        assertTrue(large.challenger("x" + i).isPresent());
      }
    }
    assertTrue(kept > 100, kept + "");
    assertEquals(2_000, large.share(ONE));
    assertEquals(Traffic.NONE, ok(large.with(entry(ONE, State.CHALLENGER), wish(0))));
  }

  @Test
  void everyReasonAgainstAShareIsNamed() {
    var half = new Traffic(new TreeMap<>(Map.of(ONE, 4_000)));
    assertEquals(
        List.of("OUT_OF_RANGE /share"),
        refusals(half.with(entry(TWO, State.CHALLENGER), wish(1_001))));
    assertEquals(5_000, ok(half.with(entry(ONE, State.CHALLENGER), wish(5_000))).share(ONE));
    var alone = new Traffic.Wish(-1, "first", Optional.of("first"), "");
    assertEquals(
        List.of(
            "CONTRADICTION /share",
            "OUT_OF_RANGE /share",
            "MISSING /why",
            "CONTRADICTION /confirmed_by"),
        refusals(half.with(entry(TWO, State.SHADOW), alone)));
    var author = new Traffic.Wish(1, "first", Optional.of("author"), "x");
    assertEquals(
        List.of("CONTRADICTION /confirmed_by"),
        refusals(half.with(entry(TWO, State.CHALLENGER), author)));
    assertThrows(
        IllegalArgumentException.class, () -> new Traffic(new TreeMap<>(Map.of(ONE, 5_001))));
  }
}
