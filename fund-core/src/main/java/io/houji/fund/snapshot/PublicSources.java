package io.houji.fund.snapshot;

import io.houji.fund.ledger.MoneySource;
import java.util.Set;

/**
 * 财政资金口径: which sources of commitments count as public money from outside the cluster. Official
 * texts leave it to local rules, so it is an argument; {@link #FISCAL_ONLY} is the usual reading.
 */
public record PublicSources(Set<MoneySource> sources) {
  public static final PublicSources FISCAL_ONLY = new PublicSources(Set.of(MoneySource.FISCAL));

  public PublicSources {
    sources = Set.copyOf(sources);
    if (sources.contains(MoneySource.CLUSTER_FUND)) {
      throw new IllegalArgumentException("money of cluster funds comes from inside the cluster");
    }
  }

  boolean contains(MoneySource source) {
    return sources.contains(source);
  }
}
