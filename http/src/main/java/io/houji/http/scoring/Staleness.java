package io.houji.http.scoring;

import io.houji.http.json.Json;
import io.houji.http.json.Pointer;
import io.houji.scoring.applicant.Applicant;
import io.houji.scoring.applicant.Value;
import io.houji.scoring.applicant.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was said and is no longer fresh on the scoring day (过期资料): a title that has run out, a
 * figure known for longer than {@value #MONTHS_MAX} months. Named beside the answer; it does not
 * change the score, since an expired title is a fact that rules judge.
 */
record Staleness(String pointer, Words words) {
  /**
   * Yearly figures are a year old at most before the next ones exist, and three months in audit.
   */
  static final int MONTHS_MAX = 15;

  private static final String HNTE = "hnte_valid_until";

  static List<Staleness> of(Applicant a, Map<String, Instant> knownAt) {
    var stale = new ArrayList<Staleness>();
    if (a.value(HNTE) instanceof Value.Day until && until.date().isBefore(a.day())) {
      stale.add(
          new Staleness(
              Pointer.to("inputs") + Pointer.to(HNTE),
              new Words(
                  "高新技术企业证书已于" + until.date() + "到期",
                  "the high-tech certificate ran out on " + until.date())));
    }
    knownAt.forEach(
        (name, moment) -> {
          var day = LocalDate.ofInstant(moment, Json.CHINA);
          if (day.plusMonths(MONTHS_MAX).isBefore(a.day())) {
            stale.add(
                new Staleness(
                    Pointer.to("inputs") + Pointer.to(name),
                    new Words("数据取得于" + day + ", 已陈旧", "known since " + day + ", too old")));
          }
        });
    return stale;
  }

  Json json() {
    return Json.object().put("pointer", pointer).put("words", AnswerJson.words(words)).end();
  }
}
