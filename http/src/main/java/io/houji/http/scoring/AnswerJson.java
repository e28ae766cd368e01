package io.houji.http.scoring;

import io.houji.fund.money.Money;
import io.houji.http.json.Json;
import io.houji.scoring.advice.Plan;
import io.houji.scoring.applicant.Special;
import io.houji.scoring.applicant.Words;
import io.houji.scoring.decision.BriefAnswer;
import io.houji.scoring.decision.CanonicalAnswer;
import io.houji.scoring.decision.ScoreAnswer;
import io.houji.scoring.registry.Version;
import io.houji.scoring.rules.Judgement;
import io.houji.scoring.rules.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** Writes the answer of a score: everything that led to it, the words in both languages. */
final class AnswerJson {
  private AnswerJson() {}

  static Json.Obj of(ScoreAnswer a, List<Staleness> stale) {
    var rating = a.rating();
    return Json.object()
        .put("product", a.product())
        .put("day", a.day())
        .put("decision", wire(a.decision()))
        .put("decision_words", words(a.decision().words()))
        .put("because", Json.array(a.because(), AnswerJson::words))
        .put("score", rating.score())
        .put("pd", Json.rate(rating.pd()))
        .put("pd_low", Json.rate(rating.range().low()))
        .put("pd_high", Json.rate(rating.range().high()))
        .put("grade", rating.grade())
        .put("reasons", Json.array(rating.reasons(), AnswerJson::reason))
        .put("views", Json.array(a.views(), AnswerJson::view))
        .put("gates", Json.array(a.gates(), AnswerJson::gates))
        .put("rules", rules(a))
        .put("economics", economics(a.economics()))
        .put("uplift", uplift(a.uplift()))
        .put("missing", Json.array(a.missing(), AnswerJson::missing))
        .put("stale", Json.array(stale, Staleness::json))
        .put("versions", versions(a.versions()))
        .put("answer_sha256", CanonicalAnswer.hash(a).hex())
        .end();
  }

  /** Writes a brief answer into an object that has begun. */
  static void brief(Json.Builder json, BriefAnswer a) {
    json.put("decision", wire(a.decision()))
        .put("score", a.figures().score())
        .put("pd", Json.rate(a.figures().pd()))
        .put("grade", a.figures().grade())
        .putOrNull("limit", a.limit(), money -> Json.text(money.toYuanText()))
        .put("rate", Json.rate(a.rate()))
        .put("reasons", Json.array(a.reasons(), Json::text))
        .put("failed", Json.array(a.failed(), Json::text))
        .put("open", Json.array(a.open(), Json::text))
        .put("missing", Json.array(a.missing(), Json::text));
  }

  static String wire(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static Json words(Words words) {
    return Json.object().put("zh", words.zh()).put("en", words.en()).end();
  }

  private static Json reason(ScoreAnswer.ReasonText reason) {
    return Json.object()
        .put("characteristic", reason.characteristic())
        .put("words", words(reason.words()))
        .put("bin", reason.bin())
        .put("points", reason.points())
        .put("lost", reason.lost())
        .end();
  }

  private static Json view(ScoreAnswer.ViewStanding view) {
    return Json.object()
        .put("view", wire(view.view()))
        .put("points", view.points())
        .put("share", Json.rate(view.share()))
        .put("band", wire(view.band()))
        .end();
  }

  private static Json gates(ScoreAnswer.Eligibility eligibility) {
    var verdict =
        !eligibility.failed().isEmpty()
            ? Verdict.FAIL
            : eligibility.open().isEmpty() ? Verdict.PASS : Verdict.UNKNOWN;
    return Json.object()
        .put("product", eligibility.product())
        .put("verdict", wire(verdict))
        .put("failed", Json.array(eligibility.failed(), Json::text))
        .put("open", Json.array(eligibility.open(), Json::text))
        .put("rules", Json.array(eligibility.gates(), gate -> Json.text(gate.rule())))
        .end();
  }

  /** Each rule once, however many products share it. */
  private static Json rules(ScoreAnswer a) {
    var once = new LinkedHashMap<String, Judgement>();
    a.gates().forEach(each -> each.gates().forEach(gate -> once.putIfAbsent(gate.rule(), gate)));
    return Json.array(once.values(), AnswerJson::judgement);
  }

  static Json.Obj judgement(Judgement j) {
    return Json.object()
        .put("rule", j.rule())
        .putOrNull("version", j.version(), AnswerJson::version)
        .put("verdict", wire(j.verdict()))
        .put("value", j.value().isEmpty() ? Json.Null.NULL : Json.text(j.value()))
        .putOrNull("failed", j.failed(), Json::text)
        .put("missing", Json.array(j.missing(), Json::text))
        .put(
            "steps",
            Json.array(
                j.steps(),
                step ->
                    Json.object()
                        .put("clause", step.clause())
                        .put("found", step.found())
                        .put("asked", step.asked())
                        .put("verdict", wire(step.verdict()))
                        .end()))
        .end();
  }

  private static Json economics(ScoreAnswer.Economics e) {
    var price = e.price();
    return Json.object()
        .put("loss_given_default", Json.rate(e.loss()))
        .put("covered_share_assumed", e.shareAssumed())
        .putOrNull("exposure", e.exposure(), Json::money)
        .putOrNull("expected_loss", e.expected(), Json::money)
        .putOrNull("limit", e.limit().amount(), Json::money)
        .putOrNull("limit_bound_by", e.limit().binding(), Json::text)
        .put("caps", Json.array(e.limit().caps(), AnswerJson::cap))
        .put(
            "price",
            Json.object()
                .put("rate", Json.rate(price.rate()))
                .put("funding", Json.rate(price.funding()))
                .put("running", Json.rate(price.running()))
                .put("expected_loss", Json.rate(price.expectedLoss()))
                .put("capital", Json.rate(price.capital()))
                .end())
        .put("debt_service_cover", e.covers().expected())
        .put("stressed_cover", e.covers().stressed())
        .end();
  }

  private static Json cap(ScoreAnswer.CapAmount cap) {
    return Json.object()
        .put("name", cap.name())
        .putOrNull("amount", cap.amount(), (Money m) -> Json.money(m))
        .put("words", words(cap.words()))
        .end();
  }

  private static Json uplift(ScoreAnswer.Uplift uplift) {
    return Json.object()
        .put("cut", uplift.cut())
        .putOrNull("fewest", uplift.fewest(), AnswerJson::plan)
        .putOrNull("cheapest", uplift.cheapest(), AnswerJson::plan)
        .end();
  }

  private static Json plan(Plan plan) {
    return Json.object()
        .put("score", plan.points())
        .put("cost", Json.number(plan.cost()))
        .put(
            "changes",
            Json.array(
                plan.changes(),
                change ->
                    Json.object()
                        .put("characteristic", change.characteristic())
                        .put("from", cell(change.from()))
                        .put("to", cell(change.to()))
                        .put("points_gained", change.gained())
                        .end()))
        .end();
  }

  /** A number, the name of a special value, or null where nothing was said. */
  private static Json cell(double cell) {
    if (Double.isNaN(cell)) {
      return Json.Null.NULL;
    }
    return Special.ofCell(cell)
        .map(special -> Json.text(special.slug()))
        .orElseGet(() -> Json.number(cell));
  }

  private static Json missing(ScoreAnswer.Evidence evidence) {
    return Json.object()
        .put("pointer", "/inputs/" + evidence.field())
        .put("words", words(evidence.words()))
        .end();
  }

  private static Json versions(ScoreAnswer.Versions v) {
    return Json.object()
        .put("catalogue_sha256", v.catalogue().hex())
        .put("product", version(v.product()))
        .put("model", version(v.model()))
        .put("model_origin", wire(v.origin()))
        .put("dictionary", version(v.dictionary()))
        .put("grades", version(v.grades()))
        .end();
  }

  static Json version(Version version) {
    return Json.object()
        .put("name", version.name())
        .put("version", version.version())
        .put("sha256", version.hash().hex())
        .end();
  }
}
