package io.houji.scoring.scorecard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.houji.fund.testing.Cases;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "0.1, 0.1",
    "0.002, 0.002",
    "2E23, 200000000000000000000000",
    "-1.5, -1.5",
    "0.3333333333333333," + " 0.3333333333333333",
    "0, 0"
  })
  void theShortestTextThatReadsBack(double value, String text) {
    assertEquals(text, Decimals.shortest(value));
  }

  @ParameterizedTest(name = "{0} with {1} decimals")
  @CsvSource({
    "0.5, 2, 0.50, 0.5",
    "-0.004, 2, 0.00, 0",
    "-0.016, 2, -0.02, -0.02",
    "12, 0, 12, 12",
    "100, 3, 100.000, 100",
    "-9e17, 1, -900000000000000000.0, -900000000000000000"
  })
  void fixedAndTrimmed(double value, int decimals, String fixed, String trimmed) {
    assertEquals(fixed, Decimals.fixed(value, decimals));
    assertEquals(trimmed, Decimals.upTo(value, decimals));
  }

  @Test
  void everyNumberReadsBackFromItsShortestText() {
    Cases.forAll(
        random -> {
          double value = Double.longBitsToDouble(random.nextLong());
          if (Double.isFinite(value)) {
            assertEquals(value, Double.parseDouble(Decimals.shortest(value)));
          }
          double rate = random.nextDouble();
          var exact = new BigDecimal(rate).setScale(6, RoundingMode.HALF_EVEN);
          assertEquals(exact.toPlainString(), Decimals.fixed(rate, 6));
        });
  }
}
