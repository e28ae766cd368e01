package io.houji.scoring.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.houji.scoring.calibration.Dependence;
import io.houji.scoring.calibration.PlutoTasche;
import io.houji.scoring.scorecard.Scorer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/**
 * The same bits on every Java: checksums of every double that training, scoring and low-default
 * estimation gave on JDK 17, which 25 must repeat. A change of formula changes them on purpose.
 */
class SameBitsTest {

  @Test
  void trainingAndScoringRepeatBitByBit() {
    var set = loans();
    var found = new ArrayList<Double>();
    for (var method : CardTraining.Method.values()) {
      var trained = Loans.ok(CardTraining.of(set, CardTraining.Rules.usual(method)));
      found.add(trained.model().intercept());
      trained.model().terms().forEach(term -> found.addAll(term.logOdds()));
      var scorer = new Scorer(trained.card());
      for (double[] row : Rows.of(trained.card(), set)) {
        var score = scorer.score(row);
        found.add((double) score.points());
        found.add(score.pd());
      }
    }
    assertEquals("6138 doubles f3f2f979", checksum(found));
  }

  @Test
  void lowDefaultBoundsRepeatBitByBit() {
    var grades = List.of(new PlutoTasche.Grade(100, 1), new PlutoTasche.Grade(200, 2));
    var found = new ArrayList<>(bounds(grades, Dependence.NONE));
    found.addAll(bounds(grades, Dependence.oneFactor(0.12)));
    found.addAll(bounds(grades, new Dependence(0.12, 3, 0.3)));
    assertEquals("6 doubles 9e781463", checksum(found));
  }

  private static List<Double> bounds(List<PlutoTasche.Grade> grades, Dependence dependence) {
    return Loans.ok(PlutoTasche.of(grades, 0.9, dependence));
  }

  /** Made by whole-number arithmetic alone, so that no library's generator matters. */
  private static TrainingSet loans() {
    int rows = 1500;
    var a = new double[rows];
    var b = new double[rows];
    var bad = new boolean[rows];
    long state = 12345;
    for (int i = 0; i < rows; i++) {
      state = (state * 1103515245L + 12345) % 2147483648L;
      a[i] = state / 65536 % 97 / 10.0;
      state = (state * 1103515245L + 12345) % 2147483648L;
      b[i] = state / 65536 % 11 == 0 ? Double.NaN : state / 65536 % 53;
      state = (state * 1103515245L + 12345) % 2147483648L;
      bad[i] = state / 65536 % 100 < 10 + 4 * a[i] + (Double.isNaN(b[i]) ? 20 : b[i] / 4);
    }
    return Loans.ok(
        TrainingSet.of(List.of(new NumberColumn("a", a), new NumberColumn("b", b)), bad));
  }

  private static String checksum(List<Double> values) {
    var bytes = ByteBuffer.allocate(8 * values.size());
    values.forEach(bytes::putDouble);
    var crc = new CRC32();
    crc.update(bytes.array());
    return values.size() + " doubles " + Long.toHexString(crc.getValue());
  }
}
