package io.houji.scoring.product;

import io.houji.scoring.advice.Lever;
import io.houji.scoring.applicant.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Loss, limit, price and how the two views decide (条款).
 *
 * @param caps each bounds the limit; at least one
 * @param matrix by cash-flow band, then technology band: whether terms are indicated
 * @param cut the score below which a person must look, and to which advice leads
 */
public record Terms(
    Loss loss,
    List<Cap> caps,
    Price price,
    Map<Band, Map<Band, Boolean>> matrix,
    int cut,
    List<Lever> levers) {

  /** Standing within one view. */
  public enum Band {
    STRONG,
    MIDDLING,
    WEAK
  }

  /**
   * Loss given default: {@code base · (1 − share) + covered · share}.
   *
   * @param share measure of the covered share; empty if nothing covers. A share that is not known
   *     counts as none, which is prudent, and the answer says so
   */
  public record Loss(double base, Optional<String> share, double covered) {
    public Loss {
      if (!(base >= 0 && base <= 1 && covered >= 0 && covered <= base)) {
        throw new IllegalArgumentException("0 <= covered <= base <= 1");
      }
    }
  }

  /** One bound of the limit: an amount of the application times a factor. */
  public record Cap(String name, String measure, BigDecimal factor, Words words) {}

  /**
   * Parts of the price, yearly.
   *
   * @param funding what the money costs
   * @param cost of running the loan
   * @param capital share of the exposure held as capital
   * @param hurdle return the capital must earn, before tax
   */
  public record Price(double funding, double cost, double capital, double hurdle) {
    public Price {
      if (!(funding >= 0 && cost >= 0 && capital >= 0 && capital <= 1 && hurdle >= funding)) {
        throw new IllegalArgumentException("price: from 0, hurdle at least funding");
      }
    }
  }

  public Terms {
    caps = List.copyOf(caps);
    levers = List.copyOf(levers);
    if (caps.isEmpty()) {
      throw new IllegalArgumentException("at least one cap");
    }
  }
}
