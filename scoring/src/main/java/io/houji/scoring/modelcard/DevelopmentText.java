package io.houji.scoring.modelcard;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.scoring.scorecard.Decimals;
import io.houji.scoring.validation.Auc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@link Development} as lines of text, to be kept beside the card.
 *
 * <pre>
 *   houji-development 1
 *   card HASH
 *   auc VALUE STANDARD-ERROR GOODS BADS
 *   measures KS BRIER
 *   firms PER-GRADE…
 *   goods PER-BIN…      one line of each per characteristic of the card, in its order
 *   bads PER-BIN…
 * </pre>
 */
public final class DevelopmentText {
  private static final String HEAD = "houji-development 1";
  private static final int FIRST_CHARACTERISTIC = 5;

  private DevelopmentText() {}

  public static String of(Development development) {
    var auc = development.auc();
    var text = new StringBuilder(HEAD).append("\ncard ").append(development.card());
    text.append("\nauc ").append(Decimals.text(auc.value())).append(' ');
    text.append(Decimals.text(auc.standardError())).append(' ').append(auc.goods());
    text.append(' ').append(auc.bads()).append("\nmeasures ");
    text.append(Decimals.text(development.kolmogorovSmirnov())).append(' ');
    text.append(Decimals.text(development.brier())).append('\n');
    text.append("firms ").append(joined(development.perGrade())).append('\n');
    for (int c = 0; c < development.goods().size(); c++) {
      text.append("goods ").append(joined(development.goods().get(c))).append('\n');
      text.append("bads ").append(joined(development.bads().get(c))).append('\n');
    }
    return text.toString();
  }

  private static String joined(List<Long> counts) {
    return counts.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  /** Refused if it is not such a text. */
  public static Outcome<Development> read(String text) {
    var lines = text.lines().map(l -> List.of(l.split(" "))).toList();
    try {
      boolean known = text.startsWith(HEAD + "\n") && lines.size() > FIRST_CHARACTERISTIC;
      if (!known || lines.size() % 2 == 0) {
        return refused("begins with " + HEAD + " and has goods and bads in pairs");
      }
      var auc = lines.get(2);
      var goods = new ArrayList<List<Long>>();
      var bads = new ArrayList<List<Long>>();
      for (int i = FIRST_CHARACTERISTIC; i < lines.size(); i += 2) {
        goods.add(counts(lines.get(i)));
        bads.add(counts(lines.get(i + 1)));
      }
      return Outcome.ok(
          new Development(
              lines.get(1).get(1),
              new Auc(
                  Double.parseDouble(auc.get(1)),
                  Double.parseDouble(auc.get(2)),
                  Long.parseLong(auc.get(3)),
                  Long.parseLong(auc.get(4))),
              Double.parseDouble(lines.get(3).get(1)),
              Double.parseDouble(lines.get(3).get(2)),
              counts(lines.get(4)),
              goods,
              bads));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException broken) {
      return refused("a number is missing or broken: " + broken.getMessage());
    }
  }

  private static Outcome<Development> refused(String say) {
    return Outcome.rejected(Problem.Code.MALFORMED, "/development", say);
  }

  private static List<Long> counts(List<String> line) {
    return Arrays.stream(line.toArray(String[]::new)).skip(1).map(Long::valueOf).toList();
  }
}
