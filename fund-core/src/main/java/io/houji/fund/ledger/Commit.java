package io.houji.fund.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One committed change of a ledger.
 *
 * @param seq number within its tenant, from 1 without gaps, in the order of becoming visible
 * @param recordedAt when it became visible; never earlier than that of a lower {@code seq}
 * @param actor who recorded it
 * @param source api, import, revert or demo
 * @param reason why, where a reason was asked for
 */
public record Commit(
    long seq, Instant recordedAt, String actor, String source, @Nullable String reason) {}
