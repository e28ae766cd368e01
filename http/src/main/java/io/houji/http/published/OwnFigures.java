package io.houji.http.published;

import io.houji.fund.money.Money;
import io.houji.http.json.Json;
import io.houji.http.ledger.View;
import io.houji.http.server.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * 自有指标: our own figure from rows, where we have rows for what a published figure speaks of. They
 * stand in a list of their own, name the published figure they stand beside, and replace nothing.
 */
final class OwnFigures {
  /** Those who may read the cluster. */
  private static final Set<Role> READERS = Set.of(Role.FUND_MANAGER, Role.REGULATOR);

  private OwnFigures() {}

  /** Null to a role that may not read the cluster. */
  static Json of(View view, Role role) {
    return READERS.contains(role)
        ? view.label().put("label", "own").put("figures", Json.array(figures(view))).end()
        : Json.Null.NULL;
  }

  private static List<Json> figures(View view) {
    var figures = new ArrayList<Json>();
    var cluster = view.cluster();
    if (!cluster.funds().isEmpty()) {
      figures.add(
          money(
              "fund_cluster_total",
              cluster.totals().committed(),
              "sum of all commitments to the funds, those of cluster funds to each other included"));
      figures.add(count("fund_count", cluster.funds().size(), "支", "funds in the books"));
    }
    var financed = cluster.financed();
    if (financed.count() > 0) {
      figures.add(money("financing_total", financed.amount(), "sum of the register of financings"));
    }
    var seed = view.seedFund();
    if (seed.projects() > 0) {
      figures.add(count("chunzhong_projects", seed.projects(), "个", "seed projects with a round"));
      figures.add(money("chunzhong_amount", seed.cost(), "sum of the cost of all rounds"));
      seed.averageTicket()
          .fold(
              ticket -> List.of(money("avg_chunzhong_ticket", ticket, "cost over projects")),
              problems -> List.<Json>of())
          .forEach(figures::add);
    }
    return figures;
  }

  private static Json money(String beside, Money amount, String how) {
    return Json.object()
        .put("beside", beside)
        .put("value", Json.money(amount))
        .put("unit", "yuan")
        .put("computed", how)
        .end();
  }

  private static Json count(String beside, int count, String unit, String how) {
    return Json.object()
        .put("beside", beside)
        .put("value", Json.number(count))
        .put("unit", unit)
        .put("computed", how)
        .end();
  }
}
