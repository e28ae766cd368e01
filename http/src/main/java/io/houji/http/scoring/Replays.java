package io.houji.http.scoring;

import io.houji.fund.outcome.Outcome;
import io.houji.http.server.Answer;
import io.houji.scoring.decision.Replay;
import io.houji.scoring.decision.ScoreAnswer;
import java.util.Optional;

/** Stored scores made again from what they were made from (回放). Pure; any thread. */
final class Replays {
  private Replays() {}

  /** The canonical text, if it has the hash that was stored. */
  static Outcome<byte[]> bytes(Versions.Ready ready, ScoreStore.Kept kept) {
    return new Replay(
            kept.product(), kept.day(), kept.inputs(), kept.catalogue(), kept.answerHash())
        .bytes(hash -> Optional.of(ready.scoring()).filter(s -> ready.hash().equals(hash)));
  }

  static Answer explained(Versions.Ready ready, ScoreStore.Kept kept, boolean chinese) {
    Outcome<ScoreAnswer> again = ready.scoring().answer(kept.product(), kept.inputs(), kept.day());
    return Answer.of(
        again.map(answer -> Explanation.of(kept.head().id(), answer, ready.catalogue(), chinese)));
  }
}
