package io.houji.http.web;

import io.houji.http.ledger.Snapshots;
import io.houji.http.server.Answer;
import io.houji.http.server.Operation;
import io.houji.http.server.Room;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * 驾驶舱: one page for fund managers and regulators. It holds no figure of its own; it asks the
 * operations of the contract with the reader's token, so that page and interface cannot differ.
 */
public final class WebRoom {
  private static final String JAVASCRIPT = "text/javascript; charset=utf-8";

  private WebRoom() {}

  /**
   * The page and its stream.
   *
   * @param language in which the page begins; readers may switch
   */
  public static Room of(Vertx vertx, Snapshots snapshots, Locale language) {
    var operations = Map.<String, Operation>of("streamLedger", Moves.of(vertx, snapshots)::answer);
    var room = Room.of(WebRoom.class, operations);
    return new Room(room.name(), room.contract(), room.operations(), pages(language));
  }

  private static Map<String, Operation> pages(Locale language) {
    Map<String, Operation> pages = new LinkedHashMap<>();
    boolean chinese = language.getLanguage().equals(Locale.CHINESE.getLanguage());
    var page = new String(asset("dashboard.html"), StandardCharsets.UTF_8);
    put(
        pages,
        "/",
        Answer.html(chinese ? page.replace("<html lang=\"en\">", "<html lang=\"zh-CN\">") : page));
    for (String script : new String[] {"dashboard", "words", "charts", "figures"}) {
      put(pages, "/web/" + script + ".js", Answer.bytes(JAVASCRIPT, asset(script + ".js")));
    }
    put(
        pages,
        "/web/dashboard.css",
        Answer.bytes("text/css; charset=utf-8", asset("dashboard.css")));
    var mark = Answer.bytes("image/svg+xml", asset("houji.svg"));
    put(pages, "/web/houji.svg", mark);
    put(pages, "/favicon.ico", mark); // what browsers ask for on pages that name none
    return pages;
  }

  private static void put(Map<String, Operation> pages, String path, Answer answer) {
    pages.put(path, request -> Future.succeededFuture(answer.with("Cache-Control", "no-cache")));
  }

  private static byte[] asset(String name) {
    try (var in = WebRoom.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no asset " + name);
      }
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
