package io.houji.http.scoring;

import io.houji.http.store.Sql;
import io.houji.scoring.decision.BriefAnswer;
import io.houji.scoring.registry.ContentHash;
import io.houji.scoring.registry.State;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** What challengers and shadow models say of the applications that the champion decides (陪跑评分). */
final class Besides {
  private static final String APPEND = Sql.load(Besides.class, "append_beside.sql");

  /** One model's word. */
  record Said(ContentHash model, State state, BriefAnswer answer) {}

  private Besides() {}

  /** Pure; a model whose dictionary refuses the application says nothing. */
  static List<Said> of(List<Library.Beside> models, Scorer.Asked asked) {
    var all = new ArrayList<Said>();
    for (var model : models) {
      if (model.product().equals(asked.product())) {
        var catalogue = model.ready().catalogue();
        var product = catalogue.product(asked.product());
        var said =
            catalogue
                .dictionary()
                .read(asked.inputs(), asked.day())
                .fold(
                    applicant -> product.map(p -> model.ready().scoring().brief(p, applicant)),
                    problems -> java.util.Optional.<BriefAnswer>empty());
        said.ifPresent(answer -> all.add(new Said(model.model(), model.state(), answer)));
      }
    }
    return all;
  }

  static Future<Void> keep(
      SqlConnection connection, String tenant, String scoreId, List<Said> all) {
    var rows = new ArrayList<Tuple>(all.size());
    for (var said : all) {
      rows.add(
          Tuple.of(tenant, scoreId)
              .addBuffer(ScoreStore.bytes(said.model))
              .addString(AnswerJson.wire(said.state))
              .addString(AnswerJson.wire(said.answer.decision()))
              .addInteger(said.answer.figures().score())
              .addDouble(said.answer.figures().pd())
              .addString(said.answer.figures().grade()));
    }
    return rows.isEmpty()
        ? Future.succeededFuture()
        : connection.preparedQuery(APPEND).executeBatch(rows).mapEmpty();
  }
}
