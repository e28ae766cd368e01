package io.houji.fund.ledger;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * 权利负担: how a patent stands to pledgees on a day. A consent holds for the pledge it follows; a new
 * pledge needs its own.
 *
 * @param pledged a pledge is registered and not released
 * @param consented the pledgee has consented to licences
 * @param licensed a licence was granted
 */
public record Encumbrance(boolean pledged, boolean consented, boolean licensed) {

  /** From the events of one patent until {@code day}, that day included. */
  public static Encumbrance of(List<RegisterFact.PatentEvent> events, LocalDate day) {
    boolean pledged = false;
    boolean consented = false;
    boolean licensed = false;
    var inOrder =
        events.stream()
            .filter(event -> !event.effectiveOn().isAfter(day))
            .sorted(
                Comparator.comparing(RegisterFact.PatentEvent::effectiveOn)
                    .thenComparing(RegisterFact.PatentEvent::kind))
            .toList();
    for (var event : inOrder) {
      switch (event.kind()) {
        case PLEDGED -> {
          pledged = true;
          consented = false;
        }
        case PLEDGE_RELEASED -> pledged = false;
        case PLEDGEE_CONSENTED -> consented = pledged;
        case LICENSED -> licensed = true;
        case OFFERED, OPEN_OFFERED -> {
          // an offer burdens nothing
        }
      }
    }
    return new Encumbrance(pledged, consented, licensed);
  }
}
