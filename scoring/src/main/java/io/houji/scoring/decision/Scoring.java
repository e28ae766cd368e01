package io.houji.scoring.decision;

import static io.houji.fund.outcome.Problem.Code.UNKNOWN;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.scoring.applicant.Applicant;
import io.houji.scoring.applicant.Value;
import io.houji.scoring.applicant.Words;
import io.houji.scoring.product.Catalogue;
import io.houji.scoring.product.Product;
import io.houji.scoring.product.Terms;
import io.houji.scoring.rules.Judgement;
import io.houji.scoring.rules.Verdict;
import io.houji.scoring.scorecard.Reason;
import io.houji.scoring.scorecard.Score;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers applications with one catalogue (评分): the same input, the same answer, on any machine.
 *
 * <p>A gate that fails, a pair of views the matrix refers, or a score below the cut refers the
 * application to a person; otherwise, missing evidence or an undecided gate makes the data
 * insufficient; otherwise terms are indicated. Safe for any number of threads.
 */
public final class Scoring {
  private final Catalogue catalogue;
  private final Map<String, Desk> desks = new LinkedHashMap<>();

  public Scoring(Catalogue catalogue) {
    this.catalogue = catalogue;
    for (var product : catalogue.products()) {
      desks.put(product.slug(), new Desk(product, catalogue));
    }
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  /**
   * The whole way in one call.
   *
   * @param product its slug
   * @param inputs by field name, as in {@link io.houji.scoring.applicant.Dictionary#read}; pointers
   *     of problems begin with {@code /inputs}
   */
  public Outcome<ScoreAnswer> answer(
      String product, Map<String, ? extends @Nullable Object> inputs, LocalDate day) {
    var problems = new ArrayList<Problem>();
    var desk = desks.get(product);
    if (desk == null) {
      problems.add(new Problem(UNKNOWN, "/product", "one of " + desks.keySet()));
    }
    var read = catalogue.dictionary().read(inputs, day);
    if (read instanceof Outcome.Rejected<Applicant> rejected) {
      rejected.problems().forEach(p -> problems.add(p.under("/inputs")));
    }
    if (desk == null || !problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    return read.map(a -> answer(desk, a));
  }

  /** Of an application already read; the product must be of this catalogue. */
  public ScoreAnswer answer(Product product, Applicant a) {
    var desk = desks.get(product.slug());
    if (desk == null || !desk.product.definition().hash().equals(product.definition().hash())) {
      throw new IllegalArgumentException("not of this catalogue: " + product.slug());
    }
    return answer(desk, a);
  }

  /** Score, default probability and reasons alone. */
  public Score score(Product product, Applicant a) {
    var desk = desks.get(product.slug());
    if (desk == null) {
      throw new IllegalArgumentException("not of this catalogue: " + product.slug());
    }
    return desk.scorer.score(desk.row(a));
  }

  /** What a long list of firms needs of {@link #answer}: the same decision, without advice. */
  public BriefAnswer brief(Product product, Applicant a) {
    var desk = desks.get(product.slug());
    if (desk == null) {
      throw new IllegalArgumentException("not of this catalogue: " + product.slug());
    }
    double[] row = desk.row(a);
    var score = desk.scorer.score(row);
    var own = eligibility(desk.product, a, new HashMap<>());
    var missing = missing(desk.product, a).stream().map(ScoreAnswer.Evidence::field).toList();
    var decision =
        decide(
            desk.product,
            score,
            desk.standings(row),
            List.of(own),
            !missing.isEmpty(),
            new ArrayList<>());
    var offer = Economist.offer(desk.product.terms(), a, catalogue.dictionary(), score.pd());
    return new BriefAnswer(
        decision,
        new BriefAnswer.Figures(score.points(), score.pd(), catalogue.grades().of(score.pd())),
        score.reasons().stream().map(Reason::characteristic).toList(),
        own.failed(),
        own.open(),
        missing,
        offer.limit().amount(),
        offer.price().rate());
  }

  private ScoreAnswer answer(Desk desk, Applicant a) {
    double[] row = desk.row(a);
    var score = desk.scorer.score(row);
    var model = desk.product.model();
    var terms = desk.product.terms();
    var views = desk.standings(row);
    var gates = gates(a);
    var missing = missing(desk.product, a);
    var rating =
        new ScoreAnswer.Rating(
            score.points(),
            score.pd(),
            PdRange.of(score.pd(), model.deviation(), model.card(), row),
            catalogue.grades().of(score.pd()),
            desk.reasons(score));
    var because = new ArrayList<Words>();
    var decision = decide(desk.product, score, views, gates, !missing.isEmpty(), because);
    return new ScoreAnswer(
        desk.product.slug(),
        a.day(),
        decision,
        because,
        rating,
        views,
        gates,
        Economist.of(terms, a, catalogue.dictionary(), score.pd()),
        new ScoreAnswer.Uplift(
            terms.cut(),
            desk.advice.fewest(row, terms.cut()),
            desk.advice.cheapest(row, terms.cut())),
        missing,
        versions(desk.product));
  }

  private ScoreAnswer.Versions versions(Product product) {
    return new ScoreAnswer.Versions(
        catalogue.hash(),
        product.definition().version(),
        product.model().version(),
        product.model().origin(),
        catalogue.dictionary().definitions().get(0).version(),
        catalogue.grades().definition().version());
  }

  private List<ScoreAnswer.Evidence> missing(Product product, Applicant a) {
    var missing = new ArrayList<ScoreAnswer.Evidence>();
    for (var field : product.needs()) {
      if (a.value(field) == Value.Missing.MISSING) {
        var words = catalogue.dictionary().field(field).orElseThrow().words();
        missing.add(new ScoreAnswer.Evidence(field, words));
      }
    }
    return missing;
  }

  /** A rule that several products share is judged once. */
  private List<ScoreAnswer.Eligibility> gates(Applicant a) {
    var judged = new HashMap<String, Judgement>();
    var all = new ArrayList<ScoreAnswer.Eligibility>();
    for (var desk : desks.values()) {
      all.add(eligibility(desk.product, a, judged));
    }
    return all;
  }

  private ScoreAnswer.Eligibility eligibility(
      Product product, Applicant a, Map<String, Judgement> judged) {
    var gates = new ArrayList<Judgement>();
    var failed = new ArrayList<String>();
    var open = new ArrayList<String>();
    for (var gate : product.gates()) {
      var judgement = judged.computeIfAbsent(gate, name -> catalogue.rulebook().judge(name, a));
      gates.add(judgement);
      if (judgement.verdict() == Verdict.FAIL) {
        failed.add(judgement.rule() + judgement.failed().map(c -> "/" + c).orElse(""));
      } else if (judgement.verdict() == Verdict.UNKNOWN) {
        open.add(judgement.rule());
      }
    }
    return new ScoreAnswer.Eligibility(product.slug(), gates, failed, open);
  }

  // CHECKSTYLE:OFF six parameters: what decides is shown in one signature
  private static Decision decide(
      Product product,
      Score score,
      List<ScoreAnswer.ViewStanding> views,
      List<ScoreAnswer.Eligibility> gates,
      boolean missing,
      List<Words> because) {
    // CHECKSTYLE:ON
    var own = gates.stream().filter(g -> g.product().equals(product.slug())).findFirst();
    var failed = own.map(ScoreAnswer.Eligibility::failed).orElse(List.of());
    failed.forEach(f -> because.add(new Words("准入规则未通过: " + f, "gate failed: " + f)));
    if (score.points() < product.terms().cut()) {
      int cut = product.terms().cut();
      because.add(new Words("评分低于" + cut, "score below " + cut));
    }
    var cash = views.get(0).band();
    var technology = views.get(1).band();
    if (!indicates(product.terms(), cash, technology)) {
      because.add(
          new Words(
              "双视角矩阵要求转人工: 现金流 " + cash + ", 技术流 " + technology,
              "matrix refers: cash flow " + cash + ", technology " + technology));
    }
    if (!because.isEmpty()) {
      return Decision.REFER;
    }
    var open = own.map(ScoreAnswer.Eligibility::open).orElse(List.of());
    open.forEach(g -> because.add(new Words("准入规则无法判定: " + g, "gate undecided: " + g)));
    if (missing) {
      because.add(new Words("缺少必要资料", "required evidence is missing"));
    }
    return because.isEmpty() ? Decision.INDICATE : Decision.INSUFFICIENT_DATA;
  }

  private static boolean indicates(Terms terms, Terms.Band cash, Terms.Band technology) {
    return Optional.ofNullable(terms.matrix().get(cash))
        .map(line -> line.getOrDefault(technology, false))
        .orElse(false);
  }
}
