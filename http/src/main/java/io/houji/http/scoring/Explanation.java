package io.houji.http.scoring;

import io.houji.fund.money.Money;
import io.houji.http.json.Json;
import io.houji.scoring.advice.Plan;
import io.houji.scoring.applicant.Special;
import io.houji.scoring.applicant.Words;
import io.houji.scoring.decision.ScoreAnswer;
import io.houji.scoring.product.Catalogue;
import io.houji.scoring.scorecard.Decimals;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A score in sentences, for the firm and its credit officer (评分说明), in Chinese or English. It says
 * that a person decides and how to object (PIPL art. 24).
 */
final class Explanation {
  private static final int SHOWN_DECIMALS = 4;
  private static final int PER_CENT_DECIMALS = 2;
  private static final double PER_CENT = 100;

  private final ScoreAnswer answer;
  private final Catalogue catalogue;
  private final boolean chinese;

  private Explanation(ScoreAnswer answer, Catalogue catalogue, boolean chinese) {
    this.answer = answer;
    this.catalogue = catalogue;
    this.chinese = chinese;
  }

  static Json.Obj of(String id, ScoreAnswer answer, Catalogue catalogue, boolean chinese) {
    return new Explanation(answer, catalogue, chinese).json(id);
  }

  private Json.Obj json(String id) {
    var lift = new ArrayList<String>();
    answer.uplift().fewest().ifPresent(p -> lift.add(plan("改动最少: ", "fewest changes: ", p)));
    answer.uplift().cheapest().ifPresent(p -> lift.add(plan("代价最小: ", "least effort: ", p)));
    return Json.object()
        .put("score_id", id)
        .put("language", chinese ? "zh" : "en")
        .put("decision", say(answer.decision().words()))
        .put("summary", summary())
        .put("because", texts(answer.because().stream().map(this::say).toList()))
        .put("reasons", texts(answer.rating().reasons().stream().map(this::reason).toList()))
        .put("gates", texts(gates()))
        .put("lift", texts(lift))
        .put("missing", texts(answer.missing().stream().map(e -> say(e.words())).toList()))
        .put("terms", texts(terms()))
        .put("basis", basis())
        .put("rights", rights())
        .end();
  }

  private static Json texts(List<String> texts) {
    return Json.array(texts, Json::text);
  }

  private String say(Words words) {
    return chinese ? words.zh() : words.en();
  }

  private String say(String zh, String en) {
    return chinese ? zh : en;
  }

  private String summary() {
    var r = answer.rating();
    var product = catalogue.product(answer.product()).orElseThrow();
    var pd = perCent(r.pd());
    var range = perCent(r.range().low()) + " – " + perCent(r.range().high());
    return say(
        say(product.words())
            + "参考评分 "
            + r.score()
            + "，等级 "
            + r.grade()
            + "，一年期违约概率 "
            + pd
            + "（区间 "
            + range
            + "），评分日 "
            + answer.day()
            + "。",
        "Reference score "
            + r.score()
            + " for the "
            + say(product.words())
            + ", grade "
            + r.grade()
            + ", default probability within a year "
            + pd
            + " (range "
            + range
            + "), scored for "
            + answer.day()
            + ".");
  }

  private static String perCent(double ratio) {
    return Decimals.fixed(ratio * PER_CENT, PER_CENT_DECIMALS) + "%";
  }

  private String reason(ScoreAnswer.ReasonText reason) {
    return say(
        say(reason.words()) + " 属于区间 " + reason.bin() + "，少得 " + reason.lost() + " 分",
        say(reason.words()) + " in " + reason.bin() + ": " + reason.lost() + " points lost");
  }

  private List<String> gates() {
    return answer.gates().stream()
        .map(
            each -> {
              var words = say(catalogue.product(each.product()).orElseThrow().words());
              if (!each.failed().isEmpty()) {
                var failed = String.join(", ", each.failed());
                return say(words + ": 未通过 " + failed, words + ": fails " + failed);
              }
              var open = String.join(", ", each.open());
              return each.open().isEmpty()
                  ? say(words + ": 准入规则全部通过", words + ": every gate passes")
                  : say(words + ": 无法判定 " + open, words + ": undecided " + open);
            })
        .toList();
  }

  private String plan(String zh, String en, Plan plan) {
    var changes =
        plan.changes().stream()
            .map(
                change ->
                    say(
                            catalogue
                                .dictionary()
                                .measure(change.characteristic())
                                .orElseThrow()
                                .words())
                        + " "
                        + cell(change.from())
                        + " → "
                        + cell(change.to()))
            .collect(Collectors.joining(chinese ? "；" : "; "));
    return say(zh + changes + "，评分可达 " + plan.points(), en + changes + ", score " + plan.points());
  }

  private String cell(double cell) {
    if (Double.isNaN(cell)) {
      return say("未提供", "not given");
    }
    return Special.ofCell(cell)
        .map(special -> say(special.words()))
        .orElseGet(() -> Decimals.upTo(cell, SHOWN_DECIMALS));
  }

  private List<String> terms() {
    var e = answer.economics();
    var terms = new ArrayList<String>();
    var rate = perCent(e.price().rate());
    terms.add(say("参考年利率 " + rate, "indicative yearly rate " + rate));
    var loss = perCent(e.loss());
    terms.add(say("违约损失率 " + loss, "loss given default " + loss));
    e.limit()
        .amount()
        .map(Money::toYuanText)
        .ifPresent(limit -> terms.add(say("参考额度 " + limit + " 元", "limit " + limit + " yuan")));
    e.expected()
        .map(Money::toYuanText)
        .ifPresent(
            expected ->
                terms.add(
                    say("年预期损失 " + expected + " 元", "expected loss " + expected + " yuan a year")));
    return terms;
  }

  private String basis() {
    var v = answer.versions();
    var origin =
        switch (v.origin()) {
          case EXPERT -> say("专家判断，尚无违约数据验证", "expert judgement, not confirmed by data");
          case BAYESIAN -> say("专家判断与已知结果", "judgement corrected by known outcomes");
          case DATA -> say("历史结果", "outcomes");
        };
    return say("模型 " + v.model() + "，依据: " + origin, "model " + v.model() + ", from " + origin);
  }

  private String rights() {
    return say(
        "本评分仅供参考，由信贷人员作出决定。您可以要求说明、申请人工复核，并可拒绝仅由自动化方式作出的决定。",
        "This score is for reference; a credit officer decides. You may ask for an explanation and"
            + " for review by a person, and refuse a decision made by automated means alone.");
  }
}
