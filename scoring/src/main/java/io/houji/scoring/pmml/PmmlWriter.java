package io.houji.scoring.pmml;

import io.houji.scoring.scorecard.CategoryBins;
import io.houji.scoring.scorecard.Characteristic;
import io.houji.scoring.scorecard.Decimals;
import io.houji.scoring.scorecard.NumberBins;
import io.houji.scoring.scorecard.Scorecard;
import java.io.StringWriter;
import java.util.List;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A points table as PMML 4.4 {@code Scorecard} (PMML 导出).
 *
 * <p>Attributes are tried in document order, so missing comes first, then specials, then intervals;
 * the last of a category takes every level not named. A reason code is the characteristic's name.
 * Of equal losses PMML names the characteristic first that stands first; so they stand in the order
 * of our tie rule, by name, while the data dictionary keeps the order of the card. Scale and
 * calibration, which PMML has no element for, are extensions named {@code houji-...}.
 */
public final class PmmlWriter {
  static final String NAMESPACE = "http://www.dmg.org/PMML-4_4";

  private final XMLStreamWriter xml;
  private final Notes notes;

  private PmmlWriter(XMLStreamWriter xml, Notes notes) {
    this.xml = xml;
    this.notes = notes;
  }

  /**
   * The document.
   *
   * @param name of the model
   * @param reasonsMax how many reason codes it outputs, from 0
   * @throws IllegalArgumentException if a level has control characters
   */
  public static String text(Scorecard card, String name, int reasonsMax) {
    return text(card, name, reasonsMax, Notes.NONE);
  }

  static String text(Scorecard card, String name, int reasonsMax, Notes notes) {
    var text = new StringWriter();
    try {
      var writer = new PmmlWriter(XMLOutputFactory.newFactory().createXMLStreamWriter(text), notes);
      writer.document(card, name, reasonsMax);
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("writing into memory", impossible);
    }
    return text.toString();
  }

  private void document(Scorecard card, String name, int reasonsMax) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    start("PMML", "version", "4.4");
    xml.writeDefaultNamespace(NAMESPACE);
    empty("Header", "description", "points table " + name);
    int fields = card.characteristics().size();
    start("DataDictionary", "numberOfFields", String.valueOf(fields));
    for (var c : card.characteristics()) {
      boolean number = c.bins() instanceof NumberBins;
      empty(
          "DataField",
          "name",
          c.name(),
          "optype",
          number ? "continuous" : "categorical",
          "dataType",
          number ? "double" : "string");
    }
    xml.writeEndElement();
    scorecard(card, name, reasonsMax);
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void scorecard(Scorecard card, String name, int reasonsMax) throws XMLStreamException {
    start(
        "Scorecard",
        "modelName",
        name,
        "functionName",
        "regression",
        "initialScore",
        String.valueOf(card.basePoints()),
        "useReasonCodes",
        "true",
        "reasonCodeAlgorithm",
        "pointsBelow",
        "baselineMethod",
        "other");
    extension("pdo", Decimals.shortest(card.scale().pdo()));
    extension("base-score", Decimals.shortest(card.scale().baseScore()));
    extension("base-odds", Decimals.shortest(card.scale().baseOdds()));
    extension("calibration-intercept", Decimals.shortest(card.calibration().intercept()));
    extension("calibration-slope", Decimals.shortest(card.calibration().slope()));
    for (var note : new TreeMap<>(notes.ofCard()).entrySet()) {
      extension(note.getKey(), note.getValue());
    }
    start("MiningSchema");
    for (var c : card.characteristics()) {
      empty("MiningField", "name", c.name(), "invalidValueTreatment", "asIs");
    }
    xml.writeEndElement();
    output(reasonsMax);
    start("Characteristics");
    for (var c : card.characteristics().stream().sorted(Characteristic.BY_NAME).toList()) {
      characteristic(c);
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void output(int reasonsMax) throws XMLStreamException {
    start("Output");
    empty(
        "OutputField",
        "name",
        "score",
        "feature",
        "predictedValue",
        "dataType",
        "double",
        "optype",
        "continuous");
    for (int rank = 1; rank <= reasonsMax; rank++) {
      empty(
          "OutputField",
          "name",
          "reason_" + rank,
          "rank",
          String.valueOf(rank),
          "feature",
          "reasonCode",
          "dataType",
          "string",
          "optype",
          "categorical");
    }
    xml.writeEndElement();
  }

  private void characteristic(Characteristic c) throws XMLStreamException {
    start(
        "Characteristic",
        "name",
        c.name(),
        "reasonCode",
        c.name(),
        "baselineScore",
        String.valueOf(c.baseline()));
    var view = notes.views().get(c.name());
    if (view != null) {
      extension(Notes.VIEW, view);
    }
    attribute(c, c.bins().missing());
    empty("SimplePredicate", "field", c.name(), "operator", "isMissing");
    xml.writeEndElement();
    if (c.bins() instanceof NumberBins number) {
      numbers(c, number);
    } else {
      categories(c, (CategoryBins) c.bins());
    }
    xml.writeEndElement();
  }

  private void numbers(Characteristic c, NumberBins bins) throws XMLStreamException {
    int intervals = bins.cuts().size() + 1;
    for (int s = 0; s < bins.specials().size(); s++) {
      attribute(c, intervals + s);
      comparison(c.name(), "equal", bins.specials().get(s));
      xml.writeEndElement();
    }
    for (int b = 0; b < intervals; b++) {
      attribute(c, b);
      boolean first = b == 0;
      boolean last = b == intervals - 1;
      if (first && last) {
        empty("True");
      } else if (first) {
        comparison(c.name(), "lessThan", bins.cuts().get(0));
      } else if (last) {
        comparison(c.name(), "greaterOrEqual", bins.cuts().get(b - 1));
      } else {
        start("CompoundPredicate", "booleanOperator", "and");
        comparison(c.name(), "greaterOrEqual", bins.cuts().get(b - 1));
        comparison(c.name(), "lessThan", bins.cuts().get(b));
        xml.writeEndElement();
      }
      xml.writeEndElement();
    }
  }

  private void categories(Characteristic c, CategoryBins bins) throws XMLStreamException {
    for (int g = 0; g < bins.groups().size(); g++) {
      attribute(c, g);
      anyOf(c.name(), bins.groups().get(g));
      xml.writeEndElement();
    }
    attribute(c, bins.other());
    empty("True");
    xml.writeEndElement();
  }

  /**
   * Comparisons one by one: a PMML array would be shorter, but engines differ in how they read a
   * level with quotes, backslashes or outer blanks in it.
   */
  private void anyOf(String field, List<String> levels) throws XMLStreamException {
    if (levels.size() > 1) {
      start("CompoundPredicate", "booleanOperator", "or");
    }
    for (var level : levels) {
      if (level.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException("XML keeps no control characters: level of " + field);
      }
      empty("SimplePredicate", "field", field, "operator", "equal", "value", level);
    }
    if (levels.size() > 1) {
      xml.writeEndElement();
    }
  }

  private void attribute(Characteristic c, int bin) throws XMLStreamException {
    start("Attribute", "partialScore", String.valueOf(c.points().get(bin)));
  }

  private void comparison(String field, String operator, double value) throws XMLStreamException {
    var text = Decimals.shortest(value);
    empty("SimplePredicate", "field", field, "operator", operator, "value", text);
  }

  private void extension(String name, String value) throws XMLStreamException {
    empty("Extension", "name", Notes.PREFIX + name, "value", value);
  }

  private void start(String element, String... attributes) throws XMLStreamException {
    xml.writeStartElement(element);
    attributes(attributes);
  }

  private void empty(String element, String... attributes) throws XMLStreamException {
    xml.writeEmptyElement(element);
    attributes(attributes);
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], attributes[i + 1]);
    }
  }
}
