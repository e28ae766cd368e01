package io.houji.scoring.scorecard;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@link CardText} back to an equal card.
 *
 * <p>Only the canonical text is read: if a card had two texts it would have two hashes.
 */
public final class CardReader {
  private static final String NUMBER = "(-?[0-9.]+(?:E[-+]?[0-9]+)?)";
  private static final String WHOLE = "(-?[0-9]{1,9})";
  private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\[\"\\\\]|\\\\u[0-9a-f]{4})*+\"";
  private static final Pattern SCALE =
      Pattern.compile("scale pdo " + NUMBER + " score " + NUMBER + " odds " + NUMBER);
  private static final Pattern CALIBRATION =
      Pattern.compile("calibration intercept " + NUMBER + " slope " + NUMBER);
  private static final Pattern BASE = Pattern.compile("base " + WHOLE);
  private static final Pattern CHARACTERISTIC =
      Pattern.compile("characteristic (" + QUOTED + ") (number|category) baseline " + WHOLE);
  private static final Pattern BIN =
      Pattern.compile(
          "bin (?:(rest|other|missing)|(below|special) "
              + NUMBER
              + "|levels((?: "
              + QUOTED
              + ")*)) points "
              + WHOLE);
  private static final Pattern LEVEL = Pattern.compile(QUOTED);
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-f]{4})|(.))");
  private static final int HEX = 16;

  private final List<String> lines;
  private final List<Problem> problems = new ArrayList<>();
  private int at;

  private CardReader(String text) {
    this.lines = text.lines().toList();
  }

  /** Refused with the line of every problem; or when the text is not the card's canonical one. */
  public static Outcome<Scorecard> read(String text) {
    var reader = new CardReader(text);
    var card = reader.card();
    if (card.isEmpty() || !reader.problems.isEmpty()) {
      return Outcome.rejected(reader.problems);
    }
    if (!CardText.of(card.get()).equals(text)) {
      var say = "a card is read from its canonical text only, byte by byte";
      return Outcome.rejected(Problem.Code.MALFORMED, "", say);
    }
    return Outcome.ok(card.get());
  }

  private Optional<Scorecard> card() {
    if (!take(Pattern.compile(CardText.HEAD), CardText.HEAD).isPresent()) {
      return Optional.empty();
    }
    var scale =
        take(SCALE, "scale pdo … score … odds …")
            .flatMap(m -> made(() -> new Scale(number(m, 1), number(m, 2), number(m, 3))));
    var calibration =
        take(CALIBRATION, "calibration intercept … slope …")
            .flatMap(m -> made(() -> new Calibration(number(m, 1), number(m, 2))));
    var base = take(BASE, "base …").map(m -> Integer.valueOf(m.group(1)));
    var characteristics = new ArrayList<Characteristic>();
    while (at < lines.size() && !lines.get(at).equals(CardText.END)) {
      take(CHARACTERISTIC, "characteristic \"…\" number|category baseline …")
          .flatMap(this::characteristic)
          .ifPresent(characteristics::add);
    }
    var end = take(Pattern.compile(CardText.END), CardText.END);
    if (!problems.isEmpty() || end.isEmpty()) {
      return Optional.empty();
    }
    return made(
        () ->
            new Scorecard(
                base.orElseThrow(),
                characteristics,
                scale.orElseThrow(),
                calibration.orElseThrow()));
  }

  /** The next line, if it has this form; it is passed over either way. */
  private Optional<Matcher> take(Pattern form, String say) {
    var line = at < lines.size() ? lines.get(at) : "";
    at++;
    var matcher = form.matcher(line);
    if (matcher.matches()) {
      return Optional.of(matcher);
    }
    problems.add(new Problem(Problem.Code.MALFORMED, "/lines/" + at, "expected: " + say));
    return Optional.empty();
  }

  private static double number(Matcher matcher, int group) {
    return Double.parseDouble(matcher.group(group));
  }

  /** Our own types refuse what cannot be; here that is the text's fault. */
  private <T> Optional<T> made(Supplier<T> making) {
    try {
      return Optional.of(making.get());
    } catch (IllegalArgumentException impossible) {
      var say = String.valueOf(impossible.getMessage());
      problems.add(new Problem(Problem.Code.OUT_OF_RANGE, "/lines/" + at, say));
      return Optional.empty();
    }
  }

  private Optional<Characteristic> characteristic(Matcher head) {
    var cuts = new ArrayList<Double>();
    var specials = new ArrayList<Double>();
    var groups = new ArrayList<List<String>>();
    var points = new ArrayList<Integer>();
    while (at < lines.size() && lines.get(at).startsWith("bin ")) {
      var bin = take(BIN, "bin below|special …, levels …, rest, other or missing, points …");
      bin.ifPresent(
          m -> {
            points.add(Integer.valueOf(m.group(5)));
            if (m.group(2) != null) {
              made(() -> number(m, 3))
                  .ifPresent(m.group(2).equals("below") ? cuts::add : specials::add);
            } else if (m.group(4) != null) {
              groups.add(levels(m.group(4)));
            }
          });
    }
    var name = plain(head.group(1));
    int baseline = Integer.parseInt(head.group(3));
    return made(
        () -> {
          var bins =
              head.group(2).equals("number")
                  ? new NumberBins(cuts, specials)
                  : new CategoryBins(groups);
          return new Characteristic(name, bins, Collections.unmodifiableList(points), baseline);
        });
  }

  private static List<String> levels(String quoted) {
    return LEVEL.matcher(quoted).results().map(r -> plain(r.group())).toList();
  }

  private static String plain(String quoted) {
    return ESCAPE
        .matcher(quoted.substring(1, quoted.length() - 1))
        .replaceAll(
            m ->
                Matcher.quoteReplacement(
                    m.group(1) == null
                        ? m.group(2)
                        : String.valueOf((char) Integer.parseInt(m.group(1), HEX))));
  }
}
