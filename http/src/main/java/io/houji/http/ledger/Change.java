package io.houji.http.ledger;

import io.houji.fund.ledger.Fact;

/**
 * One row to append.
 *
 * @param retracted takes the fact back instead of stating it
 */
public record Change(Fact fact, boolean retracted) {

  public static Change stated(Fact fact) {
    return new Change(fact, false);
  }

  public static Change takenBack(Fact fact) {
    return new Change(fact, true);
  }
}
