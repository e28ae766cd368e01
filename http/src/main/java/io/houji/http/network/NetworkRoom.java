package io.houji.http.network;

import io.houji.fund.ledger.Measure;
import io.houji.fund.ledger.ReferralStatus;
import io.houji.fund.ledger.RegisterFact;
import io.houji.fund.ledger.Scope;
import io.houji.fund.snapshot.RegisterFigures;
import io.houji.http.json.Json;
import io.houji.http.ledger.FactOperations;
import io.houji.http.ledger.Posting;
import io.houji.http.ledger.Reported;
import io.houji.http.ledger.View;
import io.houji.http.ledger.Views;
import io.houji.http.server.Answer;
import io.houji.http.server.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The 1+6+35 network, the capital market hall, and what sources report about both. */
public final class NetworkRoom {
  private static final NetworkNodeForm NODE = new NetworkNodeForm();
  private static final ServiceInstitutionForm INSTITUTION = new ServiceInstitutionForm();

  private NetworkRoom() {}

  public static Room of(Posting posting, Views views) {
    return Room.of(
        NetworkRoom.class,
        new FactOperations(posting, views)
            .things("NetworkNode", NODE, "node_id")
            .things("ServiceInstitution", INSTITUTION, "institution_id")
            .things("Referral", new ReferralForm(), "referral_id")
            .events("ReportedFigure", new ReportedFigureForm(), "figure_id")
            .with("getNetwork", request -> views.answer(request, NetworkRoom::network))
            .with("getMarketServices", request -> views.answer(request, NetworkRoom::market))
            .all());
  }

  private static Answer network(View view) {
    var figures = view.registers();
    var nodes = view.books().things(NODE.kind());
    return Answer.ok(
        view.label()
            .put("nodes", nodes.size())
            .put(
                "tiers",
                Json.array(
                    figures.tiers().entrySet(),
                    tier ->
                        Json.object()
                            .put("tier", tier.getKey())
                            .put("nodes", tier.getValue())
                            .putOrNull(
                                "tier_name",
                                nodes.values().stream()
                                    .filter(node -> node.tier() == tier.getKey())
                                    .flatMap(node -> Optional.ofNullable(node.tierName()).stream())
                                    .findFirst(),
                                Json::text)
                            .end()))
            .put(
                "throughput",
                Json.array(
                    figures.throughput().entrySet(),
                    node ->
                        Json.object()
                            .put("node_id", node.getKey())
                            .put("figures", Json.array(node.getValue(), Reported::named))
                            .end()))
            .put("reported", Json.array(figures.reported(), Reported::scoped))
            .put("hydrogen", hydrogen(figures))
            .end());
  }

  private static Json hydrogen(RegisterFigures figures) {
    var firms = figures.reported(Measure.HYDROGEN_FIRMS, Scope.NEW_AREA);
    var city = figures.reported(Measure.HYDROGEN_SHARE, Scope.CITY);
    var province = figures.reported(Measure.HYDROGEN_SHARE, Scope.PROVINCE);
    return Json.object()
        .put("recorded", figures.hydrogenFirms())
        .putOrNull("firms", firms, Reported::json)
        .putOrNull("city_share", city, Reported::json)
        .putOrNull("province_share", province, Reported::json)
        .putOrNull("city_at_most", atMost(firms, city), Json::whole)
        .putOrNull("province_at_most", atMost(firms, province), Json::whole)
        .end();
  }

  private static Optional<Long> atMost(
      Optional<RegisterFact.ReportedFigure> firms, Optional<RegisterFact.ReportedFigure> share) {
    return firms.flatMap(
        n ->
            share
                .filter(s -> s.value().signum() > 0)
                .map(s -> RegisterFigures.atMost(n.value().longValue(), s.value())));
  }

  private static Answer market(View view) {
    var referrals = view.registers().referrals();
    int all = referrals.values().stream().mapToInt(Integer::intValue).sum();
    var funnel = new ArrayList<Json>();
    int declined = referrals.getOrDefault(ReferralStatus.DECLINED, 0);
    int reached = all;
    for (var status :
        List.of(
            ReferralStatus.REFERRED,
            ReferralStatus.ACCEPTED,
            ReferralStatus.SERVED,
            ReferralStatus.FINANCED)) {
      int here = referrals.getOrDefault(status, 0);
      funnel.add(
          Json.object()
              .put("status", status.wire())
              .put("here", here)
              .put("reached", reached)
              .end());
      reached -= here + (status == ReferralStatus.REFERRED ? declined : 0);
    }
    return Answer.ok(
        view.label()
            .put("institutions", view.books().things(INSTITUTION.kind()).size())
            .put("referrals", all)
            .put("funnel", Json.array(funnel))
            .put("declined", declined)
            .end());
  }
}
