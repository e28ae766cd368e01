package io.houji.scoring.decision;

import io.houji.scoring.advice.Plan;
import io.houji.scoring.applicant.Words;
import io.houji.scoring.registry.ContentHash;
import io.houji.scoring.scorecard.Decimals;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;

/**
 * The whole answer in one text (规范文本): the same answer has the same bytes on every Java.
 *
 * <p>Real numbers are written with twelve decimals, because the shortest form that {@code
 * Double.toString} gives changed between Java versions.
 */
public final class CanonicalAnswer {
  private static final int DECIMALS = 12;

  private static final int SIZE = 8192;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(SIZE);

  /** What is not in {@link #bytes} yet; one Chinese word in it would double all of it. */
  private final StringBuilder text = new StringBuilder(SIZE);

  private CanonicalAnswer() {}

  public static byte[] bytes(ScoreAnswer answer) {
    var canonical = new CanonicalAnswer();
    canonical.write(answer);
    canonical.flush();
    return canonical.bytes.toByteArray();
  }

  public static ContentHash hash(ScoreAnswer answer) {
    return ContentHash.of(bytes(answer));
  }

  public static String text(ScoreAnswer answer) {
    return new String(bytes(answer), StandardCharsets.UTF_8);
  }

  private void flush() {
    bytes.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
    text.setLength(0);
  }

  private void write(ScoreAnswer a) {
    line("product", a.product(), a.day(), a.decision());
    a.because().forEach(words -> words("because", words));
    var r = a.rating();
    line("rating", r.score(), real(r.pd()), real(r.range().low()), real(r.range().high()));
    line("grade", r.grade());
    for (var reason : r.reasons()) {
      line("reason", reason.characteristic(), reason.bin(), reason.points(), reason.lost());
    }
    for (var v : a.views()) {
      line("view", v.view(), v.points(), real(v.share()), v.band());
    }
    gates(a);
    economics(a.economics());
    line("cut", a.uplift().cut());
    plan("fewest", a.uplift().fewest());
    plan("cheapest", a.uplift().cheapest());
    a.missing().forEach(e -> words("missing | " + e.field(), e.words()));
    var v = a.versions();
    line("catalogue", v.catalogue());
    line("product", v.product(), v.product().hash());
    line("model", v.model(), v.model().hash(), v.origin());
    line("dictionary", v.dictionary(), v.dictionary().hash());
    line("grades", v.grades(), v.grades().hash());
  }

  /** A rule that several products share is written once. */
  private void gates(ScoreAnswer a) {
    var written = new HashSet<String>();
    for (var eligibility : a.gates()) {
      text.append("gates | ").append(eligibility.product());
      eligibility.gates().forEach(g -> text.append(" | ").append(g.rule()));
      text.append('\n');
      for (var g : eligibility.gates()) {
        if (written.add(g.rule())) {
          line("gate", g.rule(), g.version().map(v -> v.hash().hex()).orElse("-"), g.verdict());
          line("value", g.value(), g.failed().orElse("-"), g.missing());
          for (var s : g.steps()) {
            line("step", s.clause(), s.found(), s.asked(), s.verdict());
          }
        }
      }
    }
  }

  private void economics(ScoreAnswer.Economics e) {
    line("loss", real(e.loss()), e.shareAssumed());
    line("exposure", money(e.exposure()), money(e.expected()));
    line("limit", money(e.limit().amount()), e.limit().binding().orElse("-"));
    e.limit().caps().forEach(c -> line("cap", c.name(), money(c.amount())));
    var p = e.price();
    line("price", real(p.rate()), real(p.funding()), real(p.running()));
    line("risk", real(p.expectedLoss()), real(p.capital()));
    line("covers", e.covers().expected(), e.covers().stressed());
  }

  private void plan(String name, Optional<Plan> plan) {
    if (plan.isEmpty()) {
      line(name, "-");
      return;
    }
    line(name, plan.get().points(), real(plan.get().cost()));
    for (var c : plan.get().changes()) {
      line("change", c.characteristic(), real(c.from()), real(c.to()), c.gained());
    }
  }

  /** In both languages, past {@link #text}. */
  private void words(String before, Words words) {
    flush();
    var line = before + " | " + words.zh() + " / " + words.en() + '\n';
    bytes.writeBytes(line.getBytes(StandardCharsets.UTF_8));
  }

  private static String money(Optional<io.houji.fund.money.Money> money) {
    return money.map(io.houji.fund.money.Money::toYuanText).orElse("-");
  }

  private static String real(double number) {
    return Decimals.fixed(number, DECIMALS);
  }

  private void line(Object... parts) {
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        text.append(" | ");
      }
      text.append(parts[i]);
    }
    text.append('\n');
  }
}
