package io.houji.scoring.product;

import io.houji.scoring.applicant.Words;
import io.houji.scoring.registry.Definition;
import java.util.List;

/**
 * A loan product (产品): one text file, read by {@link ProductFile}.
 *
 * @param needs fields without which the data are insufficient
 * @param gates names of rules, all of which must pass or not apply
 */
public record Product(
    Definition definition,
    Words words,
    List<String> needs,
    List<String> gates,
    Model model,
    Terms terms) {

  public Product {
    needs = List.copyOf(needs);
    gates = List.copyOf(gates);
  }

  /** As in addresses and answers: {@code gazelle-loan}. */
  public String slug() {
    return definition.name().name();
  }
}
