package io.houji.scoring.decision;

import io.houji.fund.money.Money;
import io.houji.scoring.applicant.Applicant;
import io.houji.scoring.applicant.Dictionary;
import io.houji.scoring.applicant.Reading;
import io.houji.scoring.applicant.Value;
import io.houji.scoring.product.Terms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Optional;

/** Loss, limit and price of one application under a product's terms (风险定价). */
final class Economist {
  private Economist() {}

  /** Limit and price alone. */
  record Offer(
      double lost, boolean shareAssumed, ScoreAnswer.Limit limit, ScoreAnswer.Price price) {}

  static Offer offer(Terms terms, Applicant a, Dictionary dictionary, double pd) {
    var loss = terms.loss();
    var share = share(loss, a, dictionary);
    double given = loss.base() * (1 - share.orElse(0.0)) + loss.covered() * share.orElse(0.0);
    return new Offer(
        given,
        loss.share().isPresent() && share.isEmpty(),
        limit(terms, a, dictionary),
        price(terms.price(), pd * given));
  }

  static ScoreAnswer.Economics of(Terms terms, Applicant a, Dictionary dictionary, double pd) {
    var offer = offer(terms, a, dictionary, pd);
    Optional<Money> asked =
        a.value("amount_requested") instanceof Value.Amount amount
            ? Optional.of(amount.money())
            : Optional.empty();
    var most = offer.limit.amount();
    var exposure = asked.map(m -> most.filter(limit -> limit.compareTo(m) < 0).orElse(m));
    var expected =
        exposure.map(m -> m.times(BigDecimal.valueOf(pd * offer.lost), RoundingMode.HALF_UP));
    return new ScoreAnswer.Economics(
        offer.lost,
        offer.shareAssumed,
        exposure,
        expected,
        offer.limit,
        offer.price,
        new ScoreAnswer.Covers(
            dictionary.reader("debt_service_cover").read(a).text(),
            dictionary.reader("stressed_cover").read(a).text()));
  }

  private static Optional<Double> share(Terms.Loss loss, Applicant a, Dictionary dictionary) {
    return loss.share()
        .flatMap(
            measure ->
                dictionary.reader(measure).read(a) instanceof Reading.Known known
                    ? Optional.of(Math.max(0, Math.min(1, known.cell())))
                    : Optional.empty());
  }

  private static ScoreAnswer.Limit limit(Terms terms, Applicant a, Dictionary dictionary) {
    var caps = new ArrayList<ScoreAnswer.CapAmount>();
    boolean all = true;
    Optional<Money> least = Optional.empty();
    Optional<String> binding = Optional.empty();
    for (var cap : terms.caps()) {
      Optional<Money> amount = Optional.empty();
      if (dictionary.reader(cap.measure()).read(a) instanceof Reading.Exact known) {
        var part = new Money(known.numerator()).times(cap.factor(), RoundingMode.DOWN);
        amount = Optional.of(part.isNegative() ? Money.ZERO : part);
      }
      all &= amount.isPresent();
      if (amount.isPresent() && (least.isEmpty() || amount.get().compareTo(least.get()) < 0)) {
        least = amount;
        binding = Optional.of(cap.name());
      }
      caps.add(new ScoreAnswer.CapAmount(cap.name(), amount, cap.words()));
    }
    return all
        ? new ScoreAnswer.Limit(least, binding, caps)
        : new ScoreAnswer.Limit(Optional.empty(), Optional.empty(), caps);
  }

  private static ScoreAnswer.Price price(Terms.Price price, double expectedLoss) {
    double capital = price.capital() * (price.hurdle() - price.funding());
    double rate = price.funding() + price.cost() + expectedLoss + capital;
    return new ScoreAnswer.Price(rate, price.funding(), price.cost(), expectedLoss, capital);
  }
}
