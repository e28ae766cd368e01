package io.houji.scoring.pmml;

import static io.houji.fund.testing.Golden.ok;
import static io.houji.fund.testing.Golden.refusals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.testing.Cases;
import io.houji.scoring.rules.Firm;
import io.houji.scoring.scorecard.Bins;
import io.houji.scoring.scorecard.Calibration;
import io.houji.scoring.scorecard.CategoryBins;
import io.houji.scoring.scorecard.Characteristic;
import io.houji.scoring.scorecard.NumberBins;
import io.houji.scoring.scorecard.Scale;
import io.houji.scoring.scorecard.Scorecard;
import io.houji.scoring.scorecard.Scorer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PmmlTest {
  /** A card in the shape of the PMML specification's example; its results there are given below. */
  private static final String SAMPLE =
      """
      <PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4">
        <Header/>
        <DataDictionary>
          <DataField name="department" dataType="string" optype="categorical"/>
          <DataField name="age" dataType="integer" optype="continuous"/>
          <DataField name="income" dataType="double" optype="continuous"/>
        </DataDictionary>
        <Scorecard functionName="regression" useReasonCodes="true" initialScore="0"
            reasonCodeAlgorithm="pointsBelow">
          <Characteristics>
            <Characteristic name="departmentScore" reasonCode="RC1" baselineScore="18">
              <Attribute partialScore="-9">
                <SimplePredicate field="department" operator="isMissing"/></Attribute>
              <Attribute partialScore="19">
                <SimplePredicate field="department" operator="equal" value="marketing"/></Attribute>
              <Attribute partialScore="3">
                <SimplePredicate field="department" operator="equal" value="engineering"/>
              </Attribute>
              <Attribute partialScore="6">
                <SimplePredicate field="department" operator="equal" value="business"/></Attribute>
              <Attribute partialScore="0"><True/></Attribute>
            </Characteristic>
            <Characteristic name="ageScore" reasonCode="RC2" baselineScore="18">
              <Attribute partialScore="-1">
                <SimplePredicate field="age" operator="isMissing"/></Attribute>
              <Attribute partialScore="-3">
                <SimplePredicate field="age" operator="lessOrEqual" value="18"/></Attribute>
              <Attribute partialScore="0">
                <CompoundPredicate booleanOperator="and">
                  <SimplePredicate field="age" operator="greaterThan" value="18"/>
                  <SimplePredicate field="age" operator="lessOrEqual" value="29"/>
                </CompoundPredicate></Attribute>
              <Attribute partialScore="12">
                <CompoundPredicate booleanOperator="and">
                  <SimplePredicate field="age" operator="greaterThan" value="29"/>
                  <SimplePredicate field="age" operator="lessOrEqual" value="39"/>
                </CompoundPredicate></Attribute>
              <Attribute partialScore="18">
                <SimplePredicate field="age" operator="greaterThan" value="39"/></Attribute>
            </Characteristic>
            <Characteristic name="incomeScore" reasonCode="RC3" baselineScore="10">
              <Attribute partialScore="3">
                <SimplePredicate field="income" operator="isMissing"/></Attribute>
              <Attribute partialScore="26">
                <SimplePredicate field="income" operator="lessOrEqual" value="1000"/></Attribute>
              <Attribute partialScore="5">
                <CompoundPredicate booleanOperator="and">
                  <SimplePredicate field="income" operator="greaterThan" value="1000"/>
                  <SimplePredicate field="income" operator="lessOrEqual" value="1500"/>
                </CompoundPredicate></Attribute>
              <Attribute partialScore="-3">
                <SimplePredicate field="income" operator="greaterThan" value="1500"/></Attribute>
            </Characteristic>
          </Characteristics>
        </Scorecard>
      </PMML>
      """;

  @Test
  void theSpecificationsExampleGivesItsPublishedScoreAndReasons() {
    var imported = ok(PmmlReader.read(SAMPLE));
    var card = imported.card();
    assertEquals("department", imported.fields().get("RC1"));
    var department = (CategoryBins) card.characteristics().get(0).bins();
    var scorer = new Scorer(card);
    var score = scorer.score(new double[] {department.cell("engineering"), 25, 500});
    assertEquals(29, score.points());
    assertEquals(
        List.of("RC2", "RC1"), score.reasons().stream().map(r -> r.characteristic()).toList());
    // All missing: -7, as the specification's rules give by hand.
    assertEquals(-7, scorer.points(new double[] {Double.NaN, Double.NaN, Double.NaN}));
    // Bounds (a, b] keep their sides.
    assertEquals(-3, card.characteristics().get(1).pointsOf(18));
    assertEquals(0, card.characteristics().get(1).pointsOf(29));
    assertEquals(12, card.characteristics().get(1).pointsOf(29.0001));
  }

  @Test
  void aRoundTripGivesEqualScoresAndReasons() {
    Cases.forAll(
        300,
        random -> {
          var card = card(random);
          var again = ok(PmmlReader.read(PmmlWriter.text(card, "a <b> & \"c\"", 4))).card();
          assertEquals(card.basePoints(), again.basePoints());
          assertEquals(card.scale(), again.scale());
          assertEquals(card.calibration(), again.calibration());
          var one = new Scorer(card);
          var two = new Scorer(again);
          for (int i = 0; i < 100; i++) {
            double[] row = row(random, card);
            assertEquals(one.score(row).points(), two.score(row).points());
            assertEquals(one.score(row).pd(), two.score(row).pd());
            assertEquals(names(one, row), names(two, row));
          }
        });
  }

  @Test
  void bundledCardsComeBackAsTheyWent() {
    for (var product : Firm.CATALOGUE.products()) {
      var card = product.model().card();
      assertEquals(card, ok(PmmlReader.read(PmmlWriter.text(card, product.slug(), 4))).card());
    }
  }

  @Test
  void whatATableCannotSayIsRefusedByName() {
    assertEquals(
        List.of("MISSING /PMML/Scorecard"), refusals(PmmlReader.read("<PMML><TreeModel/></PMML>")));
    assertEquals(List.of("MALFORMED "), refusals(PmmlReader.read("<PMML>")));
    var entity = "<!DOCTYPE p [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + SAMPLE;
    assertEquals(List.of("MALFORMED "), refusals(PmmlReader.read(entity)));
    var above = SAMPLE.replace("pointsBelow", "pointsAbove").replace("\"19\"", "\"19.5\"");
    assertEquals(
        List.of(
            "UNKNOWN /PMML/Scorecard/reasonCodeAlgorithm",
            "MALFORMED /PMML/Scorecard/Characteristics/0/Attribute/1"),
        refusals(PmmlReader.read(above)));
    var gap =
        SAMPLE.replace(
            "operator=\"lessOrEqual\" value=\"18\"", "operator=\"lessThan\" value=\"18\"");
    assertEquals(
        List.of("MISSING /PMML/Scorecard/Characteristics/1"), refusals(PmmlReader.read(gap)));
    var complex =
        SAMPLE.replace(
            "<True/>", "<SimplePredicate field=\"age\" operator=\"equal\" value=\"1\"/>");
    assertTrue(
        refusals(PmmlReader.read(complex)).contains("UNKNOWN /PMML/Scorecard/Characteristics/0"));
  }

  @Test
  void whatWouldChangeValuesIsRefusedByName() {
    var where = "/PMML/Scorecard";
    var replaced =
        SAMPLE.replace(
            "<Characteristics>",
            "<MiningSchema><MiningField name='age' missingValueReplacement='18'/>"
                + "<MiningField name='income' outliers='asExtremeValues'/></MiningSchema>"
                + "<Targets/><Characteristics>");
    assertEquals(
        List.of(
            "UNKNOWN " + where + "/Targets",
            "UNKNOWN " + where + "/MiningSchema/age",
            "UNKNOWN " + where + "/MiningSchema/income"),
        refusals(PmmlReader.read(replaced)));
    var missing =
        SAMPLE.replace(
            "dataType=\"integer\" optype=\"continuous\"/>",
            "dataType='integer' optype='continuous'><Value value='-1' property='missing'/>"
                + "</DataField>");
    assertEquals(List.of("UNKNOWN /PMML/DataDictionary/age"), refusals(PmmlReader.read(missing)));
    var derived = SAMPLE.replace("<DataField name=\"age\"", "<DataField name=\"years\"");
    assertTrue(
        refusals(PmmlReader.read(derived)).contains("UNKNOWN " + where + "/Characteristics/1"));
    for (var bound : List.of("NaN", "Infinity", "x")) {
      assertEquals(
          List.of("MALFORMED " + where + "/Characteristics/2"),
          refusals(
              PmmlReader.read(
                  SAMPLE.replace(
                      "operator=\"lessOrEqual\" value=\"1000\"",
                      "operator=\"lessOrEqual\" value=\"" + bound + "\""))),
          bound);
    }
    var fine = SAMPLE.replace("\"19\"", "\"0.0000000000000000000000001\"");
    assertEquals(
        List.of("MALFORMED " + where + "/Characteristics/0/Attribute/1"),
        refusals(PmmlReader.read(fine)));
  }

  @Test
  void setsOfNumbersAreReadAndHaveALimit() {
    var income = "<SimplePredicate field=\"income\" operator=\"isMissing\"/></Attribute>";
    var set =
        "<Attribute partialScore=\"77\"><SimpleSetPredicate field=\"income\""
            + " booleanOperator=\"isIn\"><Array type=\"real\">%s</Array></SimpleSetPredicate>"
            + "</Attribute>";
    var card =
        ok(PmmlReader.read(SAMPLE.replace(income, income + set.formatted("-999 -998")))).card();
    var characteristic = card.characteristics().get(2);
    assertEquals(77, characteristic.pointsOf(-999));
    assertEquals(77, characteristic.pointsOf(-998));
    assertEquals(26, characteristic.pointsOf(-997));
    var many = SAMPLE.replace(income, income + set.formatted("1 ".repeat(100_000)));
    assertEquals(
        List.of("OUT_OF_RANGE /PMML/Scorecard/Characteristics/2"), refusals(PmmlReader.read(many)));
    var attribute = "<Attribute partialScore=\"1\"><True/></Attribute>";
    assertEquals(
        List.of("OUT_OF_RANGE /PMML/Scorecard/Characteristics/2"),
        refusals(PmmlReader.read(SAMPLE.replace(income, income + attribute.repeat(501)))));
  }

  private static List<String> names(Scorer scorer, double[] row) {
    return scorer.score(row).reasons().stream()
        .map(r -> r.characteristic() + r.points() + r.lost())
        .toList();
  }

  private static Scorecard card(RandomGenerator random) {
    var all = new ArrayList<Characteristic>();
    int n = random.nextInt(1, 7);
    for (int i = 0; i < n; i++) {
      Bins bins =
          random.nextInt(3) == 0
              ? new CategoryBins(List.of(List.of("A", "B \"q\" \\"), List.of("丙")))
              : new NumberBins(
                  List.of(0.1, 1.0 / 3, 4e7).subList(0, random.nextInt(0, 4)),
                  random.nextBoolean() ? List.of() : List.of(-9e17, 0.1));
      var points = new ArrayList<Integer>();
      for (int b = 0; b < bins.count(); b++) {
        points.add(random.nextInt(-5, 30));
      }
      all.add(Characteristic.againstBest("c" + i, bins, points));
    }
    var calibration = new Calibration(random.nextDouble(), 0.5 + random.nextDouble());
    return new Scorecard(random.nextInt(300, 700), all, Scale.USUAL, calibration);
  }

  private static double[] row(RandomGenerator random, Scorecard card) {
    var row = new double[card.characteristics().size()];
    for (int i = 0; i < row.length; i++) {
      boolean category = card.characteristics().get(i).bins() instanceof CategoryBins;
      row[i] =
          switch (random.nextInt(5)) {
            case 0 -> Double.NaN;
            case 1 -> category ? 2 : -9e17;
            case 2 -> category ? 0 : 0.1;
            case 3 -> category ? 1 : 1.0 / 3;
            default -> category ? random.nextInt(3) : random.nextDouble() * 8e7;
          };
    }
    return row;
  }
}
