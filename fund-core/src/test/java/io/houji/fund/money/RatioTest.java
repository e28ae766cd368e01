package io.houji.fund.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.testing.Cases;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class RatioTest {

  @Test
  void aThresholdReachedExactlyIsReached() {
    // 0.7 has no exact double: 7/10 must still be at most and at least 70%.
    var ratio = Ratio.of(Money.wan(16_730), Money.wan(23_900));
    var threshold = new BigDecimal("0.70");
    assertTrue(ratio.isAtMost(threshold));
    assertTrue(ratio.isAtLeast(threshold));
    assertFalse(ratio.isMoreThan(threshold));
  }

  @Test
  void oneFenBeyondAThresholdIsBeyond() {
    var ratio = new Ratio(new BigDecimal("1673000000001"), new BigDecimal("2390000000000"));
    assertTrue(ratio.isMoreThan(new BigDecimal("0.70")));
    assertFalse(ratio.isAtMost(new BigDecimal("0.70")));
  }

  @Test
  void aRatioToNothingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Ratio.of(1, 0));
    assertThrows(IllegalArgumentException.class, () -> Ratio.of(1, -2));
  }

  @Test
  void scalingBothTermsChangesNothing() {
    // Domain: terms to 1e9, scale 1 to 1e6.
    Cases.forAll(
        random -> {
          long n = random.nextLong(1_000_000_000);
          long d = random.nextLong(1, 1_000_000_000);
          long k = random.nextLong(1, 1_000_000);
          var threshold = BigDecimal.valueOf(random.nextLong(2_000), 3);
          assertEquals(Ratio.of(n, d).value(), Ratio.of(k * n, k * d).value());
          assertEquals(
              Ratio.of(n, d).isAtLeast(threshold), Ratio.of(k * n, k * d).isAtLeast(threshold));
        });
  }
}
