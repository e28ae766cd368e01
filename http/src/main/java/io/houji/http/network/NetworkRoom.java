package io.houji.http.network;

import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.Measure;
import io.houji.fund.ledger.ReferralStatus;
import io.houji.fund.ledger.RegisterFact;
import io.houji.fund.ledger.Scope;
import io.houji.fund.snapshot.RegisterFigures;
import io.houji.http.json.Json;
import io.houji.http.ledger.FactForm;
import io.houji.http.ledger.FactPages;
import io.houji.http.ledger.Posting;
import io.houji.http.ledger.Reported;
import io.houji.http.ledger.View;
import io.houji.http.ledger.Views;
import io.houji.http.server.Answer;
import io.houji.http.server.Operation;
import io.houji.http.server.Room;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The 1+6+35 network, the capital market hall, and what sources report about both. */
public final class NetworkRoom {
  private static final NetworkNodeForm NODE = new NetworkNodeForm();
  private static final ServiceInstitutionForm INSTITUTION = new ServiceInstitutionForm();
  private static final ReferralForm REFERRAL = new ReferralForm();
  private static final ReportedFigureForm FIGURE = new ReportedFigureForm();

  private final FactPages pages;

  private NetworkRoom(Views views) {
    this.pages = new FactPages(views);
  }

  public static Room of(Posting posting, Views views) {
    var room = new NetworkRoom(views);
    var operations = new HashMap<String, Operation>();
    operations.put(
        "listNetworkNodes", room.listed(NODE, v -> v.books().things(NODE.kind()).values()));
    operations.put("postNetworkNode", request -> posting.post(request, NODE));
    operations.put(
        "listServiceInstitutions",
        room.listed(INSTITUTION, v -> v.books().things(INSTITUTION.kind()).values()));
    operations.put("postServiceInstitution", request -> posting.post(request, INSTITUTION));
    operations.put(
        "listReferrals", room.listed(REFERRAL, v -> v.books().things(REFERRAL.kind()).values()));
    operations.put("postReferral", request -> posting.post(request, REFERRAL));
    operations.put(
        "listReportedFigures", room.listed(FIGURE, v -> v.books().events(FIGURE.kind())));
    operations.put("postReportedFigure", request -> posting.post(request, FIGURE));
    operations.put(
        "retractReportedFigure", request -> posting.retract(request, FIGURE, "figure_id"));
    operations.put("getNetwork", request -> views.answer(request, NetworkRoom::network));
    operations.put("getMarketServices", request -> views.answer(request, NetworkRoom::market));
    return Room.of(NetworkRoom.class, Map.copyOf(operations));
  }

  private <F extends Fact> Operation listed(
      FactForm<F> form, Function<View, ? extends Iterable<F>> rows) {
    return request -> pages.page(request, form, view -> Optional.of(rows.apply(view)));
  }

  private static Answer network(View view) {
    var figures = RegisterFigures.of(view.books());
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
    var referrals = RegisterFigures.of(view.books()).referrals();
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
