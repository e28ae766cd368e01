package io.houji.fund.ledger;

/**
 * A fact as recorded by one commit.
 *
 * @param seq number of the commit within its tenant, from 1 without gaps
 * @param retracted the commit takes the fact back: from then on it is not known
 */
public record Recorded(long seq, boolean retracted, Fact fact) {}
