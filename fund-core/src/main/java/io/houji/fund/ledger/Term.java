package io.houji.fund.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A word from a closed list, with the name it has on the wire, in SQL and in Chinese files. */
public interface Term {

  String name();

  /** 中文名: as fund offices write it. */
  String zh();

  /** Lower-case English name: JSON, SQL and metric labels. */
  default String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The member whose wire name or Chinese name is {@code text}. */
  static <T extends Enum<T> & Term> Optional<T> find(Class<T> terms, String text) {
    return Arrays.stream(terms.getEnumConstants())
        .filter(term -> term.wire().equals(text) || term.zh().equals(text))
        .findFirst();
  }

  static <T extends Enum<T> & Term> List<String> wireNames(Class<T> terms) {
    return Arrays.stream(terms.getEnumConstants()).map(Term::wire).toList();
  }
}
