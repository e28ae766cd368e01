package io.houji.http.published;

import io.houji.http.json.Json;
import io.houji.http.json.JsonReader;
import io.houji.http.ledger.Views;
import io.houji.http.server.Answer;
import io.houji.http.server.Room;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * 公开数据: the 38 figures of the source document with their phrases, what follows from them by
 * arithmetic, and its claims of being first, which are quoted and never asserted. Our own figures
 * from rows stand beside them, apart.
 */
public final class PublishedRoom {
  /** Units that name a format of the value or a role of the number: shown as quoted. */
  private static final Set<String> NO_UNITS = Set.of("month", "date", "ratio", "structure");

  private PublishedRoom() {}

  public static Room of(Views views) {
    var published = document().fields();
    return Room.of(
        PublishedRoom.class,
        Map.of(
            "listPublishedFigures",
            request ->
                views.answer(
                    request,
                    view -> {
                      var all = new LinkedHashMap<>(published);
                      all.put("own_figures", OwnFigures.of(view, request.caller().role()));
                      return Answer.ok(new Json.Obj(all));
                    })));
  }

  private static Json.Obj document() {
    var file = JsonReader.resource(PublishedRoom.class, "published-figures.json");
    return Json.object()
        .put("label", "published")
        .put("source", file.child("source"))
        .put("conventions", file.child("conventions"))
        .put("figures", Json.array(file.items("figures"), PublishedRoom::withDisplay))
        .put("derived", Json.array(file.items("derived")))
        .put("claims_of_first", Json.array(file.items("claims_of_first")))
        .end();
  }

  private static Json withDisplay(Json figure) {
    var fields = new LinkedHashMap<>(((Json.Obj) figure).fields());
    fields.put("display", display((Json.Obj) figure));
    return new Json.Obj(fields);
  }

  private static Json display(Json.Obj figure) {
    var qualifier = Qualifier.of(figure.words("qualifier"));
    var value = figure.field("value").orElse(Json.Null.NULL);
    var phrase = figure.words("phrase");
    boolean words =
        qualifier == Qualifier.STRUCTURE || value instanceof Json.Arr || value instanceof Json.Text;
    if (words) {
      return Json.object().put("zh-CN", phrase).put("en", phrase).end();
    }
    String number = new String(value.toBytes(), StandardCharsets.UTF_8);
    String unit = figure.words("unit");
    String plain = unit.contains(" (") ? unit.substring(0, unit.indexOf(" (")) : unit;
    String shown = NO_UNITS.contains(plain) ? "" : plain;
    boolean yearly = shown.equals("%/年");
    return Json.object()
        .put("zh-CN", yearly ? "年均" + number + "%" : qualifier.chinese(number, shown))
        .put("en", yearly ? number + "% a year on average" : qualifier.english(number, shown))
        .end();
  }
}
