package io.houji.http.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * At which business date figures are meant, and with whose knowledge.
 *
 * @param knownAt empty for all that is known now
 */
public record Moment(LocalDate asOf, Optional<Instant> knownAt) {}
