package io.houji.http.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How fast each caller may ask: a bucket of twice the rate that refills at the rate. Buckets belong
 * to callers that passed authentication, so their number is bounded by the tokens minted.
 */
final class TokenBuckets {
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int BURST_SECONDS = 2;

  private record Bucket(double tokens, long at, boolean granted) {}

  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
  private final int perSecond;
  private final LongSupplier nanoTime;

  TokenBuckets(int perSecond, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.nanoTime = nanoTime;
  }

  /** Takes one token if there is one. */
  boolean take(String caller) {
    long now = nanoTime.getAsLong();
    double capacity = (double) perSecond * BURST_SECONDS;
    var bucket =
        buckets.compute(
            caller,
            (key, before) -> {
              double had = before == null ? capacity : before.tokens();
              double refill = before == null ? 0 : (now - before.at()) / NANOS * perSecond;
              double tokens = Math.min(capacity, had + refill);
              // A refusal costs nothing, or a caller who keeps asking would never be let in again.
              return tokens >= 1
                  ? new Bucket(tokens - 1, now, true)
                  : new Bucket(tokens, now, false);
            });
    return bucket.granted();
  }
}
