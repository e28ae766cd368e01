package io.houji.scoring.modelcard;

import static io.houji.scoring.modelcard.Page.both;
import static io.houji.scoring.modelcard.Page.fact;
import static io.houji.scoring.modelcard.Page.figure;

import io.houji.scoring.scorecard.CardText;
import io.houji.scoring.scorecard.Characteristic;
import io.houji.scoring.training.CardTraining;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * All that is to be known of a card on one page (模型卡), good enough to rebuild it: the page holds
 * the whole card as text, in the element {@code card}.
 *
 * @param name the card's
 * @param source where the rows came from, in the words of whoever trained
 * @param alarms why the card must not be published; empty if it may
 */
public record ModelCard(
    String name,
    String source,
    CardTraining.Trained trained,
    CardTraining.Rules rules,
    Development development,
    List<String> alarms) {

  public ModelCard {
    alarms = List.copyOf(alarms);
  }

  /** One self-contained page in both languages; {@code chinese} is shown first if true. */
  public String html(boolean chinese) {
    var page = new Page(name, chinese);
    for (var alarm : alarms) {
      page.alarm(both("Draft, not to be published: " + alarm, "草稿，不得发布：" + alarm));
    }
    for (var guess : trained.guesses()) {
      page.alarm(both("Rests on guesses: " + guess, "含推断结果：" + guess));
    }
    page.paragraph(
        both(
            "A reference score. It ranks firms by risk of default and says why; it does not decide"
                + " on a loan. Use it only for applicants like those described here.",
            "参考评分：按违约风险排序并说明原因，不作贷款决定；只适用于与下述样本相似的申请人。"));
    made(page);
    quality(page);
    leftOut(page);
    page.heading(both("Points", "分值表"));
    page.paragraph(
        both(
            "Score = base " + trained.card().basePoints() + " + the points of one bin per line.",
            "得分 = 基础分 " + trained.card().basePoints() + " + 每个评分项所在分箱的分值。"));
    points(page);
    rebuild(page);
    return page.end();
  }

  private void made(Page page) {
    var auc = development.auc();
    page.heading(both("How it was made", "训练"));
    var facts =
        new ArrayList<>(
            List.of(
                fact("Source of rows", "样本来源", source),
                fact("Goods / bads", "好 / 坏", auc.goods() + " / " + auc.bads()),
                fact("Method", "方法", rules.method())));
    if (rules.method() == CardTraining.Method.STUMPS) {
      var stumps = rules.stumps();
      facts.add(
          fact(
              "Rounds, rate, ridge",
              "轮数、步长、岭",
              stumps.rounds() + ", " + stumps.rate() + ", " + stumps.ridge()));
      facts.add(
          fact(
              "Rows per side, pre-bins",
              "每侧最少行数、预分箱数",
              stumps.rowsMin() + ", " + stumps.preBins()));
    } else {
      facts.add(fact("Selection", "筛选", rules.woe()));
    }
    var tendency = rules.centralTendency();
    var level = tendency.isPresent() ? figure(tendency.getAsDouble()) : "sample 样本";
    facts.add(fact("Central tendency", "中心趋势", level));
    page.facts(facts);
  }

  private void quality(Page page) {
    var auc = development.auc();
    var interval = auc.interval(0.95);
    page.heading(both("How well it ranks", "区分能力"));
    page.paragraph(
        both(
            "Five-fold cross-validation: each row scored by a card that has not seen it.",
            "五折交叉验证：每行由未见过该行的评分卡打分。"));
    page.facts(
        List.of(
            fact(
                "AUC, 95% (DeLong)",
                "AUC，95% 区间（DeLong）",
                figure(auc.value())
                    + " ("
                    + figure(interval.low())
                    + " – "
                    + figure(interval.high())
                    + ")"),
            fact("KS", "KS", figure(development.kolmogorovSmirnov())),
            fact("Brier", "Brier", figure(development.brier()))));
    var rows = new ArrayList<List<String>>();
    for (int g = 0; g < development.perGrade().size(); g++) {
      boolean last = g == Development.GRADE_BOUNDS.size();
      var bound = last ? "1" : String.valueOf(Development.GRADE_BOUNDS.get(g));
      rows.add(
          List.of(String.valueOf(g + 1), bound, String.valueOf(development.perGrade().get(g))));
    }
    page.table(List.of(both("Grade", "等级"), both("PD below", "PD 小于"), both("Firms", "企业数")), rows);
  }

  private void leftOut(Page page) {
    var rows = new ArrayList<List<String>>();
    trained.leaks().forEach(l -> rows.add(List.of(l.variable(), String.join("; ", l.why()))));
    trained.leftOut().forEach(l -> rows.add(List.of(l.name(), l.why())));
    page.heading(both("Alarms and variables left out", "警报与剔除的变量"));
    page.table(List.of(both("Variable", "变量"), both("Why", "原因")), rows);
  }

  private void points(Page page) {
    var rows = new ArrayList<List<String>>();
    var all = trained.card().characteristics();
    for (int c = 0; c < all.size(); c++) {
      for (int bin = 0; bin < all.get(c).bins().count(); bin++) {
        rows.add(row(all.get(c), bin, development.goods().get(c), development.bads().get(c)));
      }
    }
    page.table(
        List.of(
            both("Characteristic", "评分项"),
            both("Bin", "分箱"),
            both("Points", "分值"),
            both("Rows", "样本数"),
            both("Bads", "坏样本"),
            both("Bad rate", "坏账率")),
        rows);
  }

  private static List<String> row(
      Characteristic characteristic, int bin, List<Long> goods, List<Long> bads) {
    long n = goods.get(bin) + bads.get(bin);
    var rate = n == 0 ? "–" : String.format(Locale.ROOT, "%.1f%%", 100.0 * bads.get(bin) / n);
    return List.of(
        characteristic.name(),
        characteristic.bins().label(bin),
        String.valueOf(characteristic.points().get(bin)),
        String.valueOf(n),
        String.valueOf(bads.get(bin)),
        rate);
  }

  private void rebuild(Page page) {
    page.heading(both("Rebuild it", "重建"));
    page.paragraph(
        both(
            "The text below is the whole card. A missing value takes bin missing, a value equal to"
                + " a special takes it, any other number the first bin whose bound is greater, else"
                + " rest; an unnamed level takes other. PD = 1 / (1 + exp(−(intercept + slope · x)))"
                + " with x = −((score − scale score) · ln 2 / pdo + ln odds). Its name is the"
                + " SHA-256 of its UTF-8 bytes:",
            "下文即完整评分卡。缺失值取 missing 箱；等于特殊值者取 special 箱；其余数值取第一个上界大于它的"
                + " below 箱，否则取 rest 箱；未列出的类别取 other 箱。PD = 1 / (1 + exp(−(intercept + slope · x)))，"
                + "x = −((得分 − score) · ln 2 / pdo + ln odds)。其名称为 UTF-8 字节的 SHA-256："));
    page.verbatim("hash", CardText.hash(trained.card()));
    page.verbatim("card", CardText.of(trained.card()));
  }
}
