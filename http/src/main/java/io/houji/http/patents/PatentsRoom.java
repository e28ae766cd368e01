package io.houji.http.patents;

import io.houji.fund.ledger.Encumbrance;
import io.houji.fund.ledger.Measure;
import io.houji.fund.ledger.PatentChain;
import io.houji.fund.ledger.RegisterFact;
import io.houji.fund.ledger.Scope;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.snapshot.RegisterFigures;
import io.houji.fund.transfer.LicenceOffer;
import io.houji.fund.transfer.Patent;
import io.houji.http.json.Json;
import io.houji.http.ledger.FactOperations;
import io.houji.http.ledger.Posting;
import io.houji.http.ledger.Reported;
import io.houji.http.ledger.View;
import io.houji.http.ledger.Views;
import io.houji.http.server.Answer;
import io.houji.http.server.Request;
import io.houji.http.server.Room;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** 专利池: patents with their terms, fees and burdens, and the pool's figures. */
public final class PatentsRoom {
  private static final PatentEntryForm PATENT = new PatentEntryForm();
  private static final PatentEventForm EVENT = new PatentEventForm();

  private final Views views;

  private PatentsRoom(Views views) {
    this.views = views;
  }

  public static Room of(Posting posting, Views views) {
    var room = new PatentsRoom(views);
    return Room.of(
        PatentsRoom.class,
        new FactOperations(posting, views)
            .things("Patent", PATENT, "patent_id")
            .with("getPatent", room::one)
            .with("getPatentPool", request -> views.answer(request, PatentsRoom::pool))
            .events(
                "PatentEvent",
                EVENT,
                "event_id",
                (books, id) -> books.things(PATENT.kind()).containsKey(id))
            .all());
  }

  private static List<RegisterFact.PatentEvent> events(View view, String id) {
    return view.books().events(RegisterFact.PatentEvent.class).stream()
        .filter(event -> event.patentId().equals(id))
        .toList();
  }

  private Future<Answer> one(Request request) {
    String id = request.path("patent_id");
    return views.answer(
        request,
        view ->
            Optional.ofNullable(view.books().things(PATENT.kind()).get(id))
                .map(
                    entry ->
                        Answer.of(
                            RegisterFigures.patent(entry)
                                .fold(
                                    patent -> Outcome.ok(one(view, entry, patent)),
                                    Outcome::rejected)))
                .orElseGet(() -> Answer.notFound("there is no patent " + id + " on that day")));
  }

  private static Json one(View view, RegisterFact.PatentEntry entry, Patent patent) {
    var day = view.asOf();
    var events = events(view, entry.id());
    var burden = Encumbrance.of(events, day);
    var offer = new LicenceOffer(patent, false, burden.pledged(), burden.consented());
    return view.label()
        .put("patent", PATENT.json(entry).end())
        .put("standing", patent.standing(day).name().toLowerCase(Locale.ROOT))
        .put("term_ends_on", patent.termEndsOn())
        .putOrNull("ended_on", patent.endedOn(day), Json::date)
        .put("remaining_days", patent.remainingDays(day))
        .put("worth_nothing", patent.endedOn(day).isPresent())
        .put("pledged", burden.pledged())
        .put("licensable", offer.blockedBy(day).isEmpty())
        .put("events", Json.array(events, event -> EVENT.json(event).end()))
        .end();
  }

  private static Answer pool(View view) {
    var figures = view.registers();
    var core = figures.core();
    return Answer.ok(
        view.label()
            .put("recorded", figures.patentCount())
            .put(
                "by_standing",
                Json.array(
                    List.of(Patent.Standing.values()),
                    s ->
                        count(
                            s.name().toLowerCase(Locale.ROOT),
                            figures.patents().getOrDefault(s, 0))))
            .put(
                "by_chain",
                Json.array(
                    List.of(PatentChain.values()),
                    c -> count(c.wire(), figures.chains().getOrDefault(c, 0))))
            .put(
                "core",
                Json.object()
                    .put("flagged", core.flagged())
                    .put("with_criterion", core.withCriterion())
                    .put("not_stated", core.notStated())
                    .end())
            .put("pledged", figures.pledged())
            .put("licensed", figures.licensed())
            .put("databases", databases(figures))
            .putOrNull(
                "reported_core", reported(figures, Measure.POOL_CORE_PATENTS), Reported::json)
            .putOrNull(
                "reported_core_share",
                figures.reportedCoreShare(),
                share -> Json.rate(share.value()))
            .end());
  }

  private static Json databases(RegisterFigures figures) {
    return Json.object()
        .putOrNull("patents", reported(figures, Measure.POOL_PATENTS), Reported::json)
        .putOrNull("firms", reported(figures, Measure.POOL_FIRMS), Reported::json)
        .putOrNull("universities", reported(figures, Measure.POOL_UNIVERSITIES), Reported::json)
        .putOrNull("talent", reported(figures, Measure.POOL_TALENT), Reported::json)
        .end();
  }

  private static Optional<RegisterFact.ReportedFigure> reported(
      RegisterFigures figures, Measure measure) {
    return figures.reported(measure, Scope.NEW_AREA);
  }

  private static Json count(String name, Integer count) {
    return Json.object().put("name", name).put("count", count).end();
  }
}
