package io.houji.http.calculations;

import io.houji.fund.calendar.DayCount;
import io.houji.fund.outcome.Outcome;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import java.time.LocalDate;

/** 计息基准: days and fraction of a year between two dates; see {@link DayCount}. */
final class DayCountCalculation {
  private DayCountCalculation() {}

  static Calculation offer() {
    return Calculation.of(DayCountCalculation.class, "day_count", DayCountCalculation::compute);
  }

  private static Outcome<Json> compute(Fields fields) {
    var start = fields.date("start");
    var end = fields.date("end");
    var dayCount = fields.required("day_count", Inputs.dayCount());
    return fields.build(() -> write(start.get(), end.get(), dayCount.get()));
  }

  private static Json write(LocalDate start, LocalDate end, DayCount dayCount) {
    return Json.object()
        .put("day_count", dayCount.wireName())
        .put("days", dayCount.days(start, end))
        .put("year_fraction", Json.number(dayCount.years(start, end)))
        .end();
  }
}
