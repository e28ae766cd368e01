package io.houji.scoring.scorecard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.outcome.Problem;
import io.houji.fund.testing.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardTextTest {
  private static final Scorecard BY_HAND =
      new Scorecard(
          512,
          List.of(
              Characteristic.againstBest(
                  "employees",
                  new NumberBins(List.of(2.0, 5.5), List.of(-999.0)),
                  List.of(3, 8, 12, 1, 6)),
              Characteristic.againstBest(
                  "地区 \"A\\B\"\n",
                  new CategoryBins(List.of(List.of("A", "B\tC"), List.of("西安"))),
                  List.of(4, 9, 5, 0))),
          new Scale(40, 600, 50),
          new Calibration(-0.25, 1));

  private static final String TEXT =
      """
      houji-scorecard 1
      scale pdo 40 score 600 odds 50
      calibration intercept -0.25 slope 1
      base 512
      characteristic "employees" number baseline 12
      bin below 2 points 3
      bin below 5.5 points 8
      bin rest points 12
      bin special -999 points 1
      bin missing points 6
      characteristic "地区 \\"A\\\\B\\"\\u000a" category baseline 9
      bin levels "A" "B\\u0009C" points 4
      bin levels "西安" points 9
      bin other points 5
      bin missing points 0
      end
      """;

  @Test
  void aCardHasOneTextAndOneHash() {
    assertEquals(TEXT, CardText.of(BY_HAND));
    // sha256sum of the text above.
    assertEquals(
        "14971bf01aaa862b9e78b10d2453ac6f701cfc86a92738a653f39d54a6354667", CardText.hash(BY_HAND));
  }

  @Test
  void whateverIsWrittenIsReadBackEqual() {
    Cases.forAll(
        500,
        random -> {
          // Domain: 1-6 characteristics, any doubles as cuts, any UTF-16 in names and levels.
          var card = card(random);
          var text = CardText.of(card);
          assertEquals(card, read(text));
          assertEquals(text, CardText.of(read(text)));
        });
  }

  @Test
  void everyWrongLineIsNamed() {
    var wrong = TEXT.replace("below 2 ", "under 2 ").replace("pdo 40", "pdo -40");
    assertEquals(List.of("/lines/2", "/lines/6"), where(wrong));
    assertEquals(List.of("/lines/1"), where("something else"));
    assertEquals(List.of("/lines/16"), where(TEXT.replace("end\n", "")));
  }

  @Test
  void aCardThatCannotBeIsRefused() {
    assertEquals(List.of("/lines/10"), where(TEXT.replace("below 5.5", "below 1.5")));
    assertEquals(
        List.of("/lines/10"),
        where(
            TEXT.replace("bin missing points 6\n", "")
                .replace(
                    "bin special -999 points 1\n",
                    "bin special -999 points 1\nbin special -999 points 1\n")));
  }

  @Test
  void aSecondTextOfTheSameCardIsRefused() {
    assertEquals(List.of(""), where(TEXT.replace("base 512", "base 0512")));
    assertEquals(List.of(""), where(TEXT.replace("\n", "\r\n")));
  }

  @Test
  void aChangedPointChangesTheHash() {
    assertNotEquals(
        CardText.hash(BY_HAND), CardText.hash(read(TEXT.replace("points 12", "points 13"))));
  }

  @ParameterizedTest(name = "{0} is written {1}")
  @CsvSource({
    "2, 2",
    "-0.125, -0.125",
    "0.1, 0.1",
    "1e15, 1000000000000000",
    "1.5e30, 1.5E+30",
    "1e-7, 0.0000001",
    "-0.0, -0",
    "2e23, 2E+23"
  })
  void numbersAreShortAndReadBack(double value, String text) {
    assertEquals(Double.parseDouble(text), value);
    assertEquals(text, Decimals.text(value));
  }

  @Test
  void everyNumberReadsBackAsItself() {
    Cases.forAll(
        20_000,
        random -> {
          double value = Double.longBitsToDouble(random.nextLong());
          if (Double.isFinite(value)) {
            var text = Decimals.text(value);
            assertEquals(value, Double.parseDouble(text), 0);
            assertTrue(text.length() <= 28, text);
          }
        });
  }

  private static Scorecard card(RandomGenerator random) {
    var all = new ArrayList<Characteristic>();
    for (int i = random.nextInt(1, 7); i > 0; i--) {
      var bins = random.nextBoolean() ? numbers(random) : categories(random);
      var points = new ArrayList<Integer>();
      for (int b = 0; b < bins.count(); b++) {
        points.add(random.nextInt(-500, 500));
      }
      all.add(new Characteristic(words(random) + "x" + i, bins, points, random.nextInt(100)));
    }
    var scale =
        new Scale(random.nextDouble(1, 100), random.nextInt(1000), random.nextDouble(1, 99));
    var calibration = new Calibration(random.nextGaussian(), random.nextDouble(0.1, 2));
    return new Scorecard(random.nextInt(-999, 999), all, scale, calibration);
  }

  private static Bins numbers(RandomGenerator random) {
    var cuts = random.doubles(random.nextInt(0, 9), -1e6, 1e6).sorted().boxed().toList();
    return new NumberBins(cuts, random.nextBoolean() ? List.of() : List.of(-999.0, -0.0));
  }

  private static Bins categories(RandomGenerator random) {
    var groups = new ArrayList<List<String>>();
    for (int g = random.nextInt(0, 4); g > 0; g--) {
      groups.add(List.of(words(random) + "y" + g, "level " + g));
    }
    return new CategoryBins(groups);
  }

  private static String words(RandomGenerator random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(0, 12); i > 0; i--) {
      text.append(
          random.nextBoolean() ? (char) random.nextInt(0x80) : (char) random.nextInt(0x10000));
    }
    return text.toString();
  }

  private static Scorecard read(String text) {
    return CardReader.read(text)
        .fold(
            card -> card,
            problems -> {
              throw new AssertionError(problems.toString());
            });
  }

  private static List<String> where(String text) {
    return CardReader.read(text)
        .fold(card -> List.of(), problems -> problems.stream().map(Problem::where).toList());
  }
}
