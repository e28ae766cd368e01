package io.houji.scoring.modelcard;

import static io.houji.scoring.modelcard.Page.both;
import static io.houji.scoring.modelcard.Page.fact;
import static io.houji.scoring.modelcard.Page.figure;

import io.houji.scoring.validation.ValidationPack;
import java.util.ArrayList;
import java.util.List;

/** A {@link ValidationPack} as a page for people (验证报告), in both languages. */
public final class ValidationPage {
  private ValidationPage() {}

  /** One self-contained page; {@code chinese} is shown first if true. */
  public static String html(String title, ValidationPack pack, boolean chinese) {
    var page = new Page(title, chinese);
    page.heading(both("Ranking", "区分能力"));
    page.facts(
        List.of(
            fact("Goods / bads", "好 / 坏", pack.auc().goods() + " / " + pack.auc().bads()),
            fact("AUC", "AUC", figure(pack.auc().value())),
            fact(
                "95% interval (DeLong)",
                "95% 区间（DeLong）",
                figure(pack.aucInterval().low()) + " – " + figure(pack.aucInterval().high())),
            fact("Fallen since development, p", "较开发时下降，p", figure(pack.aucTest().p())),
            fact("KS", "KS", figure(pack.kolmogorovSmirnov())),
            fact("Brier", "Brier", figure(pack.brier().score())),
            fact("Hosmer-Lemeshow p", "Hosmer-Lemeshow p", figure(pack.hosmerLemeshow().p())),
            fact("PSI of grades", "等级 PSI", figure(pack.stability().index())),
            fact("Herfindahl of grades", "等级赫芬达尔指数", figure(pack.concentration().herfindahl())),
            fact(
                "More concentrated than at development, p",
                "较开发时更集中，p",
                figure(pack.concentrationTest().p()))));
    page.heading(both("Calibration by grade", "分等级校准"));
    page.table(
        List.of(
            both("Firms", "企业数"),
            both("Defaults", "违约数"),
            both("Mean PD", "平均 PD"),
            both("Jeffreys p", "Jeffreys p"),
            both("Binomial p", "二项检验 p"),
            both("Correlated binomial p", "相关二项检验 p")),
        pack.grades().stream()
            .map(
                row ->
                    List.of(
                        String.valueOf(row.grade().firms()),
                        String.valueOf(row.grade().defaults()),
                        figure(row.grade().pd()),
                        figure(row.jeffreys()),
                        figure(row.binomial()),
                        figure(row.binomialCorrelated())))
            .toList());
    further(page, pack);
    return page.end();
  }

  private static void further(Page page, ValidationPack pack) {
    page.heading(both("Stability by month", "逐月稳定性"));
    page.table(
        List.of(
            both("Month", "月份"),
            both("Series", "指标"),
            both("Firms", "企业数"),
            both("PSI/CSI", "PSI/CSI"),
            both("p", "p")),
        pack.months().stream()
            .map(
                m ->
                    List.of(
                        m.month(),
                        m.series(),
                        String.valueOf(m.firms()),
                        figure(m.stability().index()),
                        figure(m.stability().p())))
            .toList());
    page.heading(both("Fairness", "公平性"));
    page.table(
        List.of(
            both("Group", "群体"),
            both("Firms", "企业数"),
            both("Ratio above the cut", "通过率之比"),
            both("The same among goods", "好样本通过率之比"),
            both("Mean PD", "平均 PD"),
            both("Bad rate", "坏账率")),
        pack.fairness().stream()
            .map(
                f ->
                    List.of(
                        f.group(),
                        String.valueOf(f.firms()),
                        figure(f.fairness()),
                        figure(f.opportunity()),
                        figure(f.meanPd()),
                        figure(f.badRate())))
            .toList());
    var facts = new ArrayList<Page.Fact>();
    for (var moved : pack.migration()) {
      facts.add(fact("Moved up", "上调", figure(moved.upgrades())));
      facts.add(fact("Moved down", "下调", figure(moved.downgrades())));
    }
    for (var overrides : pack.overrides()) {
      facts.add(fact("Overridden", "人工推翻", figure(overrides.rate())));
    }
    if (!facts.isEmpty()) {
      page.heading(both("Migration and overrides", "迁移与人工推翻"));
      page.facts(facts);
    }
  }
}
