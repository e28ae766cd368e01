package io.houji.fund.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.houji.fund.testing.Cases;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MoneyTest {

  @Test
  void theSeedFundTotalNeedsALong() {
    assertEquals(23_900_000_000L, Money.wan(23_900).fen());
    assertEquals("239000000.00", Money.wan(23_900).toYuanText());
  }

  @Test
  void aThirdDecimalIsRefused() {
    assertThrows(ArithmeticException.class, () -> Money.yuan("0.001"));
    assertEquals(-1, Money.yuan("-0.01").fen());
  }

  @Test
  void overflowIsLoud() {
    assertThrows(ArithmeticException.class, () -> new Money(Long.MAX_VALUE).plus(new Money(1)));
  }

  @Test
  void aSplitNeverLosesAFen() {
    // Domain: any amount up to 1e16 fen of either sign, 1 to 9 parts, weights 0 to 1e6.
    Cases.forAll(
        random -> {
          var whole = new Money(random.nextLong(-10_000_000_000_000_000L, 10_000_000_000_000_000L));
          var weights = random.longs(random.nextInt(1, 10), 0, 1_000_000).toArray();
          weights[0]++;
          var parts = whole.split(weights);
          assertEquals(whole, Money.sum(Arrays.asList(parts)));
        });
  }

  @Test
  void tiesGoToTheEarlierPart() {
    var parts = new Money(1).split(1, 1);
    assertEquals(new Money(1), parts[0]);
    assertEquals(new Money(0), parts[1]);
  }
}
