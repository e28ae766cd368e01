package io.houji.http.calculations;

import io.houji.fund.calendar.DayCount;
import io.houji.fund.cashflow.CashFlows;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import io.houji.fund.performance.FundPosition;
import io.houji.fund.performance.IndexBenchmark;
import io.houji.fund.performance.IndexLevels;
import io.houji.fund.performance.Irr;
import io.houji.fund.performance.Multiples;
import io.houji.fund.performance.PublicMarketEquivalent;
import io.houji.fund.performance.Valuation;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import io.houji.http.json.Pointer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * 业绩: multiples in both conventions, every rate of return and five market equivalents per index.
 *
 * <p>An index without a level on a date that needs one is bad input and refused as a whole, each
 * date by name, and so are flows that with the residual value have one sign only; a figure that has
 * no meaning for good input is refused alone, beside the others.
 */
final class PerformanceCalculation {
  private static final int INDICES_MAX = 20;
  private static final int NAME_MAX = 60;
  private static final int LEVELS_MAX = 20_000;

  /** Six weeks: the longest closing of a market is far below it. */
  private static final int LEVEL_AGE_MAX = 42;

  private PerformanceCalculation() {}

  static Calculation offer() {
    return Calculation.of(
        PerformanceCalculation.class, "performance", PerformanceCalculation::compute);
  }

  private record Question(
      CashFlows flows,
      BigDecimal nav,
      LocalDate asOf,
      List<Valuation> navs,
      Map<String, IndexLevels> indices,
      int levelAgeMax,
      DayCount dayCount) {

    CashFlows withNav() {
      return flows.plus(asOf, nav.doubleValue());
    }
  }

  private static Outcome<Json> compute(Fields fields) {
    var flows = fields.required("flows", Inputs.flows());
    var nav = fields.required("nav", Inputs.notNegative());
    var asOf = fields.date("as_of");
    var navs = fields.orElse("navs", navs(), List.of());
    var indices = fields.orElse("indices", PerformanceCalculation::indices, Map.of());
    var age = fields.orElse("index_age_max_days", Kind.whole(0, LEVEL_AGE_MAX), 0L);
    var dayCount = fields.orElse("day_count", Inputs.dayCount(), DayCount.ACT_365F);
    var recallable = fields.orElse("recallable", Inputs.notNegative(), BigDecimal.ZERO);
    var commitment = fields.optional("commitment", Inputs.notNegative());
    if (flows.isRight() && nav.isRight()) {
      signs(flows.get(), nav.get()).forEach(fields::refuse);
    }
    if (flows.isRight() && asOf.isRight()) {
      dates(flows.get(), asOf.get()).forEach(fields::refuse);
      if (indices.isRight() && age.isRight()) {
        gaps(needed(flows.get(), asOf.get()), indices.get(), Math.toIntExact(age.get()))
            .forEach(fields::refuse);
      }
    }
    Supplier<Outcome<FundPosition>> position =
        () ->
            FundPosition.of(
                flows.get(), recallable.get(), nav.get(), commitment.get().orElse(null));
    boolean hasPosition = flows.isRight() && nav.isRight() && recallable.isRight();
    if (hasPosition
        && commitment.isRight()
        && position.get() instanceof Outcome.Rejected<FundPosition> wrong) {
      wrong.problems().forEach(fields::refuse);
    }
    return fields.buildOutcome(
        () -> {
          var question =
              new Question(
                  flows.get(),
                  nav.get(),
                  asOf.get(),
                  navs.get(),
                  indices.get(),
                  Math.toIntExact(age.get()),
                  dayCount.get());
          return position.get().map(right -> write(question, right));
        });
  }

  private static Kind<List<Valuation>> navs() {
    Kind<Double> notNegative =
        value -> Inputs.notNegative().read(value).map(BigDecimal::doubleValue);
    return Kind.list(0, Inputs.FLOWS_MAX, Inputs.dated(notNegative, Valuation::new));
  }

  private static Outcome<Map<String, IndexLevels>> indices(Json value) {
    if (!(value instanceof Json.Obj byName) || byName.fields().size() > INDICES_MAX) {
      return Outcome.rejected(
          Code.MALFORMED, "", "must be an object of at most " + INDICES_MAX + " indices by name");
    }
    var fields = Fields.of(value);
    var read = new LinkedHashMap<String, io.houji.http.json.Field<IndexLevels>>();
    for (String name : byName.fields().keySet()) {
      if (name.isBlank() || name.length() > NAME_MAX) {
        fields.refuse(new Problem(Code.OUT_OF_RANGE, "", "a name has 1 to 60 characters"));
      }
      read.put(name, fields.required(name, levels(name)));
    }
    return fields.build(
        () -> {
          var indices = new LinkedHashMap<String, IndexLevels>();
          read.forEach((name, field) -> indices.put(name, field.get()));
          return indices;
        });
  }

  private static Kind<IndexLevels> levels(String name) {
    var pairs = Kind.list(1, LEVELS_MAX, Inputs.dated(Inputs.amount(), IndexLevels.Level::new));
    return value -> pairs.read(value).then(levels -> IndexLevels.of(name, levels));
  }

  /** Money must have gone in, and something must have come back or be left. */
  private static List<Problem> signs(CashFlows flows, BigDecimal nav) {
    var problems = new ArrayList<Problem>();
    if (flows.paidIn() == 0) {
      problems.add(
          new Problem(Code.UNDEFINED, "/flows", "nothing was paid in: some flow must be negative"));
    }
    if (flows.received() == 0 && nav.signum() == 0) {
      problems.add(
          new Problem(
              Code.UNDEFINED,
              "/flows",
              "nothing came back and nothing is left: some flow or nav must be above zero"));
    }
    return problems;
  }

  private static List<Problem> dates(CashFlows flows, LocalDate asOf) {
    return flows.lastDate().isAfter(asOf)
        ? List.of(
            new Problem(
                Code.CONTRADICTION,
                "/as_of",
                "flows go on until " + flows.lastDate() + ", after the valuation"))
        : List.of();
  }

  private static SortedSet<LocalDate> needed(CashFlows flows, LocalDate asOf) {
    var dates = new TreeSet<LocalDate>();
    flows.toList().forEach(flow -> dates.add(flow.date()));
    dates.add(asOf);
    return dates;
  }

  /** Every date that needs an index level and has none. */
  private static List<Problem> gaps(
      SortedSet<LocalDate> dates, Map<String, IndexLevels> indices, int ageMax) {
    var problems = new ArrayList<Problem>();
    indices.forEach(
        (name, index) -> {
          for (LocalDate date : dates) {
            if (index.on(date, ageMax) instanceof Outcome.Rejected<Double> gap) {
              gap.problems()
                  .forEach(problem -> problems.add(problem.under("/indices" + Pointer.to(name))));
            }
          }
        });
    return problems;
  }

  private static Json write(Question question, FundPosition position) {
    var both = Multiples.sideBySide(position);
    var equivalents = Json.object();
    question
        .indices()
        .forEach((name, index) -> equivalents.put(name, equivalents(question, index)));
    return Json.object()
        .put("as_of", question.asOf())
        .put(
            "multiples",
            Json.object()
                .put("gross", multiples(both.gross()))
                .put("netted", multiples(both.netted()))
                .end())
        .put(
            "irr",
            Figures.irr(
                Irr.of(question.withNav(), question.dayCount()), question.dayCount().wireName()))
        .put("indices", equivalents.end())
        .end();
  }

  private static Json multiples(Multiples multiples) {
    return Json.object()
        .put("convention", multiples.convention().wireName())
        .put("paid_in", Json.decimal(multiples.paidIn()))
        .put("distributed", Json.decimal(multiples.distributed()))
        .put("dpi", Figures.number(multiples.dpi()))
        .put("rvpi", Figures.number(multiples.rvpi()))
        .put("tvpi", Figures.number(multiples.tvpi()))
        .put("pic", Figures.number(multiples.pic()))
        .put("unfunded", Figures.figure(multiples.unfunded(), Json::decimal))
        .end();
  }

  private static Json equivalents(Question question, IndexLevels index) {
    var pme =
        new IndexBenchmark(index, question.levelAgeMax(), question.dayCount())
            .of(
                question.flows(),
                new Valuation(question.asOf(), question.nav().doubleValue()),
                question.navs());
    return Json.object()
        .put("ks_pme", Figures.number(pme.ksPme()))
        .put("ln_pme", Figures.number(pme.lnPme().then(PublicMarketEquivalent.LnPme::rate)))
        .put("pme_plus", Figures.number(pme.pmePlus().then(PublicMarketEquivalent.PmePlus::rate)))
        .put(
            "m_pme",
            Figures.number(pme.modifiedPme().then(PublicMarketEquivalent.ModifiedPme::rate)))
        .put(
            "direct_alpha",
            Json.object()
                .put(
                    "discrete",
                    Figures.number(
                        pme.directAlpha().then(PublicMarketEquivalent.DirectAlpha::discrete)))
                .put(
                    "log",
                    Figures.number(pme.directAlpha().then(PublicMarketEquivalent.DirectAlpha::log)))
                .end())
        .put("ln_pme_nav", Figures.number(pme.lnPme().map(PublicMarketEquivalent.LnPme::nav)))
        .put("ln_pme_rates", Figures.figure(pme.lnPme(), ln -> Figures.numbers(ln.irr().rates())))
        .put(
            "pme_plus_lambda",
            Figures.number(pme.pmePlus().map(PublicMarketEquivalent.PmePlus::lambda)))
        .put(
            "pme_plus_rates",
            Figures.figure(pme.pmePlus(), plus -> Figures.numbers(plus.irr().rates())))
        .put(
            "m_pme_navs",
            Figures.figure(pme.modifiedPme(), modified -> Figures.numbers(modified.navs())))
        .end();
  }
}
