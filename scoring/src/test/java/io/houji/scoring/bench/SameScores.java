package io.houji.scoring.bench;

import io.houji.fund.testing.Cases;
import io.houji.scoring.scorecard.CardText;
import io.houji.scoring.scorecard.Scorer;
import io.houji.scoring.training.CardTraining;
import io.houji.scoring.training.CategoryColumn;
import io.houji.scoring.training.NumberColumn;
import io.houji.scoring.training.Rows;
import io.houji.scoring.training.TrainingSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/**
 * Trains a card, scores 100,000 applicants and prints one SHA-256 of every point, the bits of every
 * PD, every reason in words, and the card's text. With the paths of {@code java} programs as
 * arguments it runs itself under each of them in two languages and two time zones, and ends with 1
 * unless all print the same. See scoring/README.md.
 */
public final class SameScores {
  private static final int APPLICANTS = 100_000;
  private static final String[][] PLACES = {
    {"-Duser.language=zh", "-Duser.country=CN", "-Duser.timezone=Asia/Shanghai"},
    {"-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=America/St_Johns"}
  };

  private SameScores() {}

  public static void main(String[] args)
      throws IOException, InterruptedException, GeneralSecurityException {
    if (args.length == 0) {
      System.out.println(hash());
      return;
    }
    var seen = new TreeSet<String>();
    for (var java : args) {
      for (var place : PLACES) {
        var command = new ArrayList<>(List.of(java));
        command.addAll(List.of(place));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(SameScores.class.getName());
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.println(said.strip() + "  " + java + " " + String.join(" ", place));
        seen.add(process.waitFor() == 0 ? said : said + " failed");
      }
    }
    System.out.println(seen.size() == 1 ? "the same bits everywhere" : "NOT the same bits");
    System.exit(seen.size() == 1 ? 0 : 1);
  }

  private static String hash() throws GeneralSecurityException {
    var set = loans();
    var digest = MessageDigest.getInstance("SHA-256");
    for (var method : CardTraining.Method.values()) {
      var rules = CardTraining.Rules.usual(method).calibratedTo(0.03);
      var card =
          CardTraining.of(set, rules)
              .fold(
                  CardTraining.Trained::card,
                  problems -> {
                    throw new IllegalStateException(problems.toString());
                  });
      digest.update(CardText.of(card).getBytes(StandardCharsets.UTF_8));
      var scorer = new Scorer(card);
      for (double[] row : Rows.of(card, set)) {
        var score = scorer.score(row);
        digest.update(ByteBuffer.allocate(12).putInt(score.points()).putDouble(score.pd()).array());
        for (var reason : score.reasons()) {
          var bins = card.characteristics().get(card.cellOf(reason.characteristic())).bins();
          var words = reason.characteristic() + bins.label(reason.bin()) + reason.lost();
          digest.update(words.getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static TrainingSet loans() {
    var random = Cases.random(20);
    var growth = new double[APPLICANTS];
    var size = new double[APPLICANTS];
    var branch = new ArrayList<String>();
    var bad = new boolean[APPLICANTS];
    for (int i = 0; i < APPLICANTS; i++) {
      growth[i] = random.nextInt(10) == 0 ? Double.NaN : random.nextDouble(-1, 2) / 3;
      size[i] = random.nextInt(20) == 0 ? -999 : random.nextInt(1, 200);
      branch.add(List.of("I", "ı", "钢", "").get(random.nextInt(4)));
      double risk = 0.1 + (Double.isNaN(growth[i]) ? 0.1 : 0.1 - 0.1 * growth[i]);
      bad[i] = random.nextDouble() < risk + (size[i] < 40 ? 0.1 : 0);
    }
    return TrainingSet.of(
            List.of(
                new NumberColumn("growth", growth),
                new NumberColumn("size", size, List.of(-999.0)),
                CategoryColumn.of("branch", branch)),
            bad)
        .fold(
            s -> s,
            problems -> {
              throw new IllegalStateException(problems.toString());
            });
  }
}
