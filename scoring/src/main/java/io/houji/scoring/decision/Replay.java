package io.houji.scoring.decision;

import static io.houji.fund.outcome.Problem.Code.CONTRADICTION;
import static io.houji.fund.outcome.Problem.Code.UNKNOWN;

import io.houji.fund.outcome.Outcome;
import io.houji.scoring.registry.ContentHash;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A score made again from what was stored (回放): inputs, day and the hash of all versions.
 *
 * @param inputs as {@link io.houji.scoring.applicant.Applicant#said}
 * @param answer hash of the answer given then
 */
public record Replay(
    String product,
    LocalDate day,
    Map<String, String> inputs,
    ContentHash catalogue,
    ContentHash answer) {

  public Replay {
    inputs = new TreeMap<>(inputs);
  }

  /**
   * The same bytes again. Refused if the versions are not there any more, or if any bit differs.
   *
   * @param versions finds the scoring of a catalogue's hash
   */
  public Outcome<byte[]> bytes(Function<ContentHash, Optional<Scoring>> versions) {
    var scoring = versions.apply(catalogue);
    if (scoring.isEmpty()) {
      return Outcome.rejected(UNKNOWN, "/catalogue", "these versions are not kept here");
    }
    return scoring.get().answer(product, inputs, day).then(this::same);
  }

  private Outcome<byte[]> same(ScoreAnswer again) {
    var bytes = CanonicalAnswer.bytes(again);
    return ContentHash.of(bytes).equals(answer)
        ? Outcome.ok(bytes)
        : Outcome.rejected(CONTRADICTION, "/answer", "the replay differs from the answer given");
  }
}
