package io.houji.scoring.decision;

import io.houji.fund.money.Money;
import io.houji.scoring.advice.Plan;
import io.houji.scoring.applicant.Words;
import io.houji.scoring.product.Model;
import io.houji.scoring.product.Terms;
import io.houji.scoring.product.View;
import io.houji.scoring.registry.ContentHash;
import io.houji.scoring.registry.Version;
import io.houji.scoring.rules.Judgement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A reference score with everything that led to it (评分答复). Never a consent.
 *
 * @param views cash flow first, then technology
 * @param gates every gate of every product, products in the catalogue's order
 * @param missing what the product needs and the application does not say
 */
public record ScoreAnswer(
    String product,
    LocalDate day,
    Decision decision,
    List<Words> because,
    Rating rating,
    List<ViewStanding> views,
    List<Eligibility> gates,
    Economics economics,
    Uplift uplift,
    List<Evidence> missing,
    Versions versions) {

  /**
   * Score and what it means.
   *
   * @param pd within a year, from 0 to 1
   * @param grade of the master scale
   * @param reasons most points lost first; equal losses by name in code point order
   */
  public record Rating(
      int score, double pd, PdRange range, String grade, List<ReasonText> reasons) {}

  /**
   * A reason.
   *
   * @param characteristic its code
   * @param bin what the applicant fell into
   * @param words the characteristic in words
   */
  public record ReasonText(String characteristic, String bin, int points, int lost, Words words) {}

  /** Standing in one view: {@code share = (points − least) / (most − least)}, in thirds a band. */
  public record ViewStanding(View view, int points, double share, Terms.Band band) {}

  /**
   * One product's gates.
   *
   * @param failed gates that failed, in their order; {@code rule/clause}
   * @param open gates that cannot be decided
   */
  public record Eligibility(
      String product, List<Judgement> gates, List<String> failed, List<String> open) {}

  /**
   * Loss, limit, price.
   *
   * @param loss given default, from 0 to 1
   * @param shareAssumed whether the covered share was not known and counted as none
   * @param exposure the amount asked for, at most the limit where one is known
   * @param expected {@code PD · loss · exposure} in a year, half up; empty if no amount is known
   */
  public record Economics(
      double loss,
      boolean shareAssumed,
      Optional<Money> exposure,
      Optional<Money> expected,
      Limit limit,
      Price price,
      Covers covers) {}

  /**
   * The least of the caps.
   *
   * @param amount empty as long as a cap cannot be computed
   * @param binding name of the cap that decides
   */
  public record Limit(Optional<Money> amount, Optional<String> binding, List<CapAmount> caps) {}

  /** One cap; empty if what it is a part of is not known. */
  public record CapAmount(String name, Optional<Money> amount, Words words) {}

  /**
   * Yearly rate at which capital earns the hurdle (RAROC), and its parts, which sum to it.
   *
   * <pre>
   *   rate = funding + running + PD · loss + capital · (hurdle − funding)
   * </pre>
   */
  public record Price(
      double rate, double funding, double running, double expectedLoss, double capital) {}

  /** Operating cash to debt service, with expected licence fees and with all of them. */
  public record Covers(String expected, String stressed) {}

  /** What would lift the score to the cut. */
  public record Uplift(int cut, Optional<Plan> fewest, Optional<Plan> cheapest) {}

  /** Something to ask for. */
  public record Evidence(String field, Words words) {}

  /**
   * What it was made with.
   *
   * @param catalogue hash of all texts together: what a replay needs
   */
  public record Versions(
      ContentHash catalogue,
      Version product,
      Version model,
      Model.Origin origin,
      Version dictionary,
      Version grades) {}

  public ScoreAnswer {
    because = List.copyOf(because);
    views = List.copyOf(views);
    gates = List.copyOf(gates);
    missing = List.copyOf(missing);
  }
}
