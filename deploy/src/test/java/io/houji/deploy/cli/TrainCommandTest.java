package io.houji.deploy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.testing.Cases;
import io.houji.scoring.scorecard.CardReader;
import io.houji.scoring.scorecard.CardText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aCardIsTrainedAndValidatedFromFiles() throws IOException {
    var file = loans("loans.csv", StandardCharsets.UTF_8);
    assertEquals(
        0,
        run(
            "train",
            file,
            "--target",
            "bad",
            "--where",
            "part=old",
            "--ignore",
            "day",
            "--special",
            "size=-999",
            "--out",
            model()),
        () -> out + "" + err);
    assertTrue(out.toString().contains("leakage alarm: term: "), out::toString);
    assertTrue(out.toString().contains("on loans not seen: AUC 0."), out::toString);
    var text = Files.readString(folder.resolve("model/card.txt"));
    var card =
        CardReader.read(text)
            .fold(
                c -> c,
                problems -> {
                  throw new AssertionError(problems.toString());
                });
    assertEquals(-1, card.cellOf("term"));
    assertTrue(card.cellOf("growth") >= 0 && card.cellOf("day") < 0);
    assertTrue(out.toString().contains(CardText.hash(card)), out::toString);
    assertTrue(
        Files.readString(folder.resolve("model/model-card.html")).contains(text.substring(0, 16)));

    out.getBuffer().setLength(0);
    assertEquals(
        0,
        run(
            "validate",
            model(),
            file,
            "--target",
            "bad",
            "--where",
            "part=new",
            "--date",
            "day",
            "--group",
            "地区=东"),
        () -> out + "" + err);
    assertTrue(out.toString().contains("AUC 0."), out::toString);
    var page = Files.readString(folder.resolve("model/validation.html"));
    assertTrue(page.contains("<td>2026-03</td><td>growth</td>"), page);
    assertTrue(page.contains("<td>西</td>"), page);
  }

  @Test
  void gb18030GivesTheSameCardAsUtf8() throws IOException {
    var words = new String[] {"--target", "bad", "--ignore", "day,part,term", "--out"};
    assertEquals(
        0,
        run(
            "train",
            loans("a.csv", StandardCharsets.UTF_8),
            words[0],
            words[1],
            words[2],
            words[3],
            words[4],
            folder.resolve("a").toString()));
    assertEquals(
        0,
        run(
            "train",
            loans("b.csv", Charset.forName("GB18030")),
            words[0],
            words[1],
            words[2],
            words[3],
            words[4],
            folder.resolve("b").toString()));
    assertEquals(
        Files.readString(folder.resolve("a/card.txt")),
        Files.readString(folder.resolve("b/card.txt")));
  }

  @Test
  void aLeakThatIsKeptMakesADraftOnly() throws IOException {
    var file = loans("loans.csv", StandardCharsets.UTF_8);
    assertEquals(
        1,
        run(
            "train",
            file,
            "--target",
            "bad",
            "--ignore",
            "day,part",
            "--keep",
            "term",
            "--out",
            model()));
    assertTrue(out.toString().contains("not to be published: leakage/term: "), out::toString);
    assertTrue(Files.exists(folder.resolve("model/draft-card.txt")));
    assertFalse(Files.exists(folder.resolve("model/card.txt")));
  }

  @Test
  void applicantsThatMovedMakeADraftOnly() throws IOException {
    var file = loans("loans.csv", StandardCharsets.UTF_8);
    assertEquals(
        1,
        run(
            "train",
            file,
            "--target",
            "bad",
            "--ignore",
            "day",
            "--where",
            "part=old",
            "--fresh",
            "part=moved",
            "--out",
            model()));
    assertTrue(out.toString().contains("not to be published: drift/growth: "), out::toString);
  }

  @Test
  void whatCannotBeReadIsOneLine() throws IOException {
    var broken = folder.resolve("broken.csv");
    Files.writeString(broken, "a,bad\n1,0\n2\n");
    assertEquals(1, run("train", broken.toString(), "--target", "bad", "--out", model()));
    assertEquals("houji: " + broken + ", row 3: 1 cells where the header has 2\n", err.toString());
    assertEquals(2, run("train", broken.toString(), "--out", model()));
    assertFalse(Files.exists(folder.resolve("model")));
  }

  private String model() {
    return folder.resolve("model").toString();
  }

  private int run(String... args) {
    var surroundings =
        new Surroundings(
            Map.of("HOUJI_LANG", "en"), new PrintWriter(out, true), new PrintWriter(err, true));
    return Houji.run(
        surroundings,
        List.of(new TrainCommand(surroundings), new ValidateCommand(surroundings)),
        args);
  }

  /** 3,000 loans: old, new and (with higher growth) moved; the term is rewritten when one fails. */
  private String loans(String name, Charset charset) throws IOException {
    var random = Cases.random(4);
    var text = new StringBuilder("growth,size,地区,term,day,part,bad\n");
    for (int i = 0; i < 3000; i++) {
      var part = i < 1500 ? "old" : i < 2200 ? "new" : "moved";
      double growth = random.nextInt(-50, 100) / 100.0 + (part.equals("moved") ? 0.8 : 0);
      int size = random.nextInt(20) == 0 ? -999 : random.nextInt(1, 200);
      boolean bad = random.nextDouble() < 0.35 - 0.3 * growth + (size < 50 ? 0.15 : 0);
      int agreed = 12 * random.nextInt(1, 11);
      int term = bad && random.nextInt(10) < 9 ? random.nextInt(3, agreed + 1) : agreed;
      text.append(random.nextInt(10) == 0 ? "" : String.valueOf(growth)).append(',').append(size);
      text.append(random.nextBoolean() ? ",东," : ",\"西\",").append(term).append(",2026-0");
      text.append(1 + i % 4).append("-15,").append(part).append(bad ? ",1\n" : ",0\n");
    }
    var file = folder.resolve(name);
    Files.write(file, text.toString().getBytes(charset));
    return file.toString();
  }
}
