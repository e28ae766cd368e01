package io.houji.http.calculations;

import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import io.houji.fund.seedfund.DueDiligenceFile;
import io.houji.fund.seedfund.DueDiligenceFile.Paper;
import io.houji.fund.seedfund.ExemptionState;
import io.houji.fund.seedfund.LossRatio;
import io.houji.fund.seedfund.Tolerance;
import io.houji.fund.seedfund.ToleranceRule;
import io.houji.fund.seedfund.ToleranceRules;
import io.houji.http.json.Field;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * 容亏率: whether a fund's whole-life loss is tolerated, under the rule of a place or one that is
 * given; see {@link Tolerance}. Papers that are not listed count as not on file.
 */
final class ToleranceCalculation {
  private static final int PAPERS_MAX = 3;
  private static final int NAME_MAX = 60;
  private static final int SOURCE_MAX = 200;

  private ToleranceCalculation() {}

  static Calculation offer() {
    return Calculation.of(ToleranceCalculation.class, "tolerance", ToleranceCalculation::compute);
  }

  private static Outcome<Json> compute(Fields fields) {
    var unit = SmallestUnit.of(fields);
    var loss = ToleranceLoss.read(fields, unit);
    var type = fields.text("fund_type", 1, NAME_MAX);
    var moment = fields.choice("moment", Tolerance.Moment.class);
    var asOf = fields.date("as_of");
    var place = fields.optional("rules_of", Kind.choice(ToleranceRules.published()));
    var own = fields.optional("rule", Kind.object(ToleranceCalculation::rule));
    var file = fields.orElse("on_file", ToleranceCalculation::file, NOTHING_ON_FILE);
    if (place.isRight() && own.isRight() && place.get().isPresent() == own.get().isPresent()) {
      fields.refuse(
          new Problem(
              own.get().isPresent() ? Code.CONTRADICTION : Code.MISSING,
              "/rules_of",
              "give either the place whose rules hold or a rule"));
    }
    return fields.buildOutcome(
        () -> {
          var rules = place.get().orElseGet(() -> own.get().orElseThrow().forTypeOf(type.get()));
          return loss.get()
              .then(
                  lost ->
                      rules.judge(
                          new Tolerance.Fund(
                              type.get(), moment.get(), asOf.get(), lost, file.get())))
              .map(judged -> write(judged, unit));
        });
  }

  private static final DueDiligenceFile NOTHING_ON_FILE = DueDiligenceFile.ofFund(Set.of());

  /** A rule without its type of fund, which is that of the question. */
  private record OwnRule(Limit limit, LocalDate from, Optional<LocalDate> until, String source) {

    ToleranceRules forTypeOf(String fundType) {
      return new ToleranceRules(
          List.of(
              new ToleranceRule(fundType, limit.highest(), limit.included(), from, until, source)));
    }
  }

  private record Limit(java.math.BigDecimal highest, boolean included) {}

  private static Outcome<OwnRule> rule(Fields fields) {
    var limit = fields.required("limit", Inputs.fraction());
    var included = fields.orElse("limit_included", Kind.bool(), true);
    var from = fields.date("from");
    var until = fields.optional("until", Kind.date());
    var source = fields.text("source", 1, SOURCE_MAX);
    boolean ends =
        from.isRight()
            && until.isRight()
            && until.get().filter(end -> !end.isAfter(from.get())).isPresent();
    if (ends) {
      fields.refuse(new Problem(Code.CONTRADICTION, "/until", "must be after from"));
    }
    return fields.build(
        () ->
            new OwnRule(
                new Limit(limit.get(), included.get()), from.get(), until.get(), source.get()));
  }

  /** The papers by project: {@code {"P001": ["committee_papers", ...], ...}}. */
  private static Outcome<DueDiligenceFile> file(Json value) {
    return Inputs.<Set<Paper>>byName(1, SeedFundCalculations.PROJECTS_MAX, papers())
        .read(value)
        .map(DueDiligenceFile::new);
  }

  private static Kind<Set<Paper>> papers() {
    var list = Kind.list(0, PAPERS_MAX, Kind.choice(Paper.class));
    return value ->
        list.read(value)
            .map(
                papers -> {
                  var set = EnumSet.noneOf(Paper.class);
                  set.addAll(papers);
                  return set;
                });
  }

  private static Json write(Tolerance judged, SmallestUnit unit) {
    var loss = judged.loss();
    var missing = Json.object();
    judged
        .missing()
        .forEach(
            (project, papers) ->
                missing.put(project, Json.array(papers, paper -> Json.text(wire(paper)))));
    return Json.object()
        .put("value", Json.number(loss.ratio().value()))
        .put("loss_ratio", Json.number(loss.ratio().value()))
        .put("loss", unit.show(loss.loss()))
        .put("loss_tolerated", judged.lossTolerated())
        .put("verdict", wire(judged.verdict()))
        .put("exemption_procedure", wire(ExemptionState.after(judged.verdict())))
        .put("missing_papers", missing.end())
        .put("rule", rule(judged.rule()))
        .put("rule_version", judged.rule().fundType() + "/" + judged.rule().from())
        .put("steps", Json.array(steps(judged, unit)))
        .end();
  }

  private static Json rule(ToleranceRule rule) {
    return Json.object()
        .put("fund_type", rule.fundType())
        .put("limit", Json.decimal(rule.limit()))
        .put("limit_included", rule.limitIncluded())
        .put("from", rule.from())
        .putOrNull("until", rule.until(), Json::date)
        .put("source", rule.source())
        .end();
  }

  private static List<Json> steps(Tolerance judged, SmallestUnit unit) {
    var loss = judged.loss();
    var compared = judged.rule().limitIncluded() ? "loss_ratio <= limit" : "loss_ratio < limit";
    return List.of(
        step(
            "loss_ratio = max(0, 1 - (proceeds + value) / cost)",
            Map.of(
                "cost", unit.show(loss.cost()),
                "proceeds", unit.show(loss.proceeds()),
                "value", unit.show(loss.value()))),
        step("loss_tolerated = " + compared, Map.of("limit", Json.decimal(judged.rule().limit()))),
        step(
            "within_tolerance = loss_tolerated and no paper missing, at a whole-life checkpoint or"
                + " at liquidation",
            Map.of("projects_with_missing_papers", Json.whole(judged.missing().size()))));
  }

  private static Json step(String formula, Map<String, Json> with) {
    var amounts = Json.object();
    new java.util.TreeMap<>(with).forEach(amounts::put);
    return Json.object().put("formula", formula).put("with", amounts.end()).end();
  }

  private static String wire(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The fund's totals, or its projects which are added up. */
  private static final class ToleranceLoss {
    private final Field<Optional<Money>> cost;
    private final Field<Optional<Money>> proceeds;
    private final Field<Optional<Money>> value;
    private final Field<Optional<List<LossRatio.Line>>> projects;

    private ToleranceLoss(Fields fields, SmallestUnit unit) {
      cost = fields.optional("cost", unit.notNegative());
      proceeds = fields.optional("proceeds", unit.notNegative());
      value = fields.optional("value", unit.notNegative());
      projects =
          fields.optional(
              "projects",
              Kind.list(
                  1,
                  SeedFundCalculations.PROJECTS_MAX,
                  Kind.object(each -> SeedFundCalculations.project(each, unit))));
    }

    static ToleranceLoss read(Fields fields, SmallestUnit unit) {
      var loss = new ToleranceLoss(fields, unit);
      boolean byProject = !loss.projects.isRight() || loss.projects.get().isPresent();
      loss.each(
          (name, amount) -> {
            if (amount.isRight() && amount.get().isPresent() == byProject) {
              fields.refuse(
                  new Problem(
                      byProject ? Code.CONTRADICTION : Code.MISSING,
                      name,
                      "give either the fund's cost, proceeds and value, or its projects"));
            }
          });
      return loss;
    }

    private void each(java.util.function.BiConsumer<String, Field<Optional<Money>>> look) {
      look.accept("/cost", cost);
      look.accept("/proceeds", proceeds);
      look.accept("/value", value);
    }

    Outcome<LossRatio> get() {
      return projects
          .get()
          .map(LossRatio::ofProjects)
          .orElseGet(
              () ->
                  LossRatio.of(
                      cost.get().orElseThrow(),
                      proceeds.get().orElseThrow(),
                      value.get().orElseThrow()));
    }
  }
}
