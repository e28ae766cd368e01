package io.houji.fund.snapshot;

import io.houji.fund.ledger.Commit;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.PartnershipFact;
import io.houji.fund.money.Money;
import java.util.Optional;

/**
 * 差异原因: one fact that one of two books of a ledger has and the other has not, or has otherwise.
 *
 * @param commit that made the later books differ: recorded the fact, corrected it, took it back
 * @param old the fact as known then; at least one of both is there
 * @param now the fact as known later
 */
public record Cause(Event event, Commit commit, Optional<Fact> old, Optional<Fact> now) {

  /** What happened to a fact between the two books. */
  public enum Event {
    /** Recorded in between. */
    RECORDED,
    /** Known before, with a business date that came in between. */
    FELL_DUE,
    /** Corrected in between: same fact, other values. */
    RESTATED,
    /** Taken back in between. */
    RETRACTED
  }

  public Fact fact() {
    return now.or(() -> old).orElseThrow();
  }

  /** The fund that the fact belongs to, if it belongs to one. */
  public Optional<String> fund() {
    var fact = fact();
    if (fact instanceof Fact.Fund fund) {
      return Optional.of(fund.id());
    }
    if (fact instanceof Fact.Commitment commitment) {
      return Optional.of(commitment.fundId());
    }
    if (fact instanceof Fact.CashFlow flow) {
      return Optional.of(flow.fundId());
    }
    if (fact instanceof PartnershipFact terms) {
      return Optional.of(terms.fundId());
    }
    return fact instanceof Fact.Valuation value ? Optional.of(value.fundId()) : Optional.empty();
  }

  public Optional<Money> oldAmount() {
    return old.flatMap(Cause::amount);
  }

  public Optional<Money> newAmount() {
    return now.flatMap(Cause::amount);
  }

  /** (new − old) / old of the amount; empty where either has none, or old is zero. */
  public Optional<Double> relative() {
    return oldAmount()
        .filter(before -> before.fen() != 0)
        .flatMap(
            before ->
                newAmount()
                    .map(after -> ((double) after.fen() - before.fen()) / Math.abs(before.fen())));
  }

  /** The one amount of a fact that has one. */
  private static Optional<Money> amount(Fact fact) {
    if (fact instanceof Fact.Commitment commitment) {
      return Optional.of(commitment.amount());
    }
    if (fact instanceof Fact.CashFlow flow) {
      return Optional.of(flow.amount());
    }
    if (fact instanceof Fact.Financing financing) {
      return Optional.of(financing.amount());
    }
    if (fact instanceof Fact.ProjectRound round) {
      return Optional.of(round.cost());
    }
    return fact instanceof Fact.Valuation value ? Optional.of(value.value()) : Optional.empty();
  }
}
