package io.houji.scoring.bench;

import io.houji.fund.testing.Golden;
import io.houji.scoring.advice.Advice;
import io.houji.scoring.applicant.Applicant;
import io.houji.scoring.decision.CanonicalAnswer;
import io.houji.scoring.decision.Replay;
import io.houji.scoring.decision.Scoring;
import io.houji.scoring.product.Catalogue;
import io.houji.scoring.product.Product;
import io.houji.scoring.rules.Firm;
import io.houji.scoring.scorecard.Scorer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One core: reading an application, score with reasons, advice, the full answer with every gate of
 * every product, and a replay compared by hash. Run as {@link ScoringBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class AnswerBenchmark {
  private static final String WEAK =
      "founded_on=2018-03-01 place=elsewhere sector=software staff=80 staff_4y_ago=30"
          + " scientific_staff=10 total_assets=90000000 overdue_days=0 revenue=60000000"
          + " revenue_1y_ago=45000000 revenue_2y_ago=33000000 revenue_4y_ago=18000000"
          + " cost_and_expense=52000000 rd_expense=1000000 high_tech_revenue=5000000"
          + " operating_cash_12m=2500000 cash=3000000 debt=40000000 debt_service_12m=3000000"
          + " licence_fee_cap=not_applicable class_1_rights=0 class_2_rights=4 founder_years=12"
          + " amount_requested=5000000 term_months=24 guarantee_share=0.5"
          + " guarantor_net_assets=not_applicable";

  private final Scoring scoring = new Scoring(Catalogue.bundled());
  private final Product product = scoring.catalogue().product("gazelle-loan").orElseThrow();
  private final Map<String, Object> inputs = Firm.inputs(WEAK);
  private final Applicant applicant =
      Golden.ok(scoring.catalogue().dictionary().read(inputs, Firm.DAY));
  private final Scorer scorer = new Scorer(product.model().card());
  private final Advice advice = new Advice(scorer, product.terms().levers());
  private final double[] row = {
    2500000.0 / 3000000, 2.5 / 60, 3.0 / 52, 4.0 / 9, 0.35, 1.0 / 60, 0.125, 0, 5.0 / 60, 12
  };
  private final Replay stored = stored();

  private Replay stored() {
    var answer = scoring.answer(product, applicant);
    return new Replay(
        product.slug(),
        Firm.DAY,
        applicant.said(),
        answer.versions().catalogue(),
        CanonicalAnswer.hash(answer));
  }

  @Benchmark
  public Object readApplication() {
    return scoring.catalogue().dictionary().read(inputs, Firm.DAY);
  }

  @Benchmark
  public Object scoreWithReasonsFromApplication() {
    return scoring.score(product, applicant);
  }

  @Benchmark
  public Object adviceBothWays() {
    return new Object[] {
      advice.fewest(row, product.terms().cut()), advice.cheapest(row, product.terms().cut())
    };
  }

  @Benchmark
  public Object fullAnswer() {
    return scoring.answer(product, applicant);
  }

  @Benchmark
  public Object canonicalBytes() {
    return CanonicalAnswer.bytes(scoring.answer(product, applicant));
  }

  @Benchmark
  public Object replay() {
    return stored.bytes(hash -> Optional.of(scoring));
  }
}
