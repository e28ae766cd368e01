package io.houji.http.server;

import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The contract as a document and as a readable page, open to all. */
final class DocsRoom {
  private static final String HTML = "text/html; charset=utf-8";

  private DocsRoom() {}

  static Room of(Contract contract) {
    var document = contract.document().toBytes();
    Map<String, Operation> pages = new LinkedHashMap<>();
    put(pages, "/openapi.json", Answer.bytes("application/json", document));
    put(pages, "/v1/openapi.json", Answer.bytes("application/json", document));
    put(pages, "/docs", Answer.bytes(HTML, asset("docs.html")));
    put(pages, "/docs/docs.js", Answer.bytes("text/javascript; charset=utf-8", asset("docs.js")));
    put(pages, "/docs/docs.css", Answer.bytes("text/css; charset=utf-8", asset("docs.css")));
    for (ProblemType type : ProblemType.values()) {
      put(pages, type.address(), Answer.html(page(type)));
    }
    return Room.ofPages("docs", pages);
  }

  private static void put(Map<String, Operation> pages, String path, Answer answer) {
    pages.put(path, request -> Future.succeededFuture(answer.with("Cache-Control", "no-cache")));
  }

  /** What a problem's type address shows. */
  private static String page(ProblemType type) {
    return """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <title>%1$s</title>
        <link rel="stylesheet" href="/docs/docs.css">
        <main>
        <h1>%1$s</h1>
        <p><strong>%2$d</strong> · %3$s</p>
        <p lang="zh-CN">%4$s</p>
        <p><a href="/docs">Docs · 文档</a></p>
        </main>
        </html>
        """
        .formatted(type.slug(), type.status(), type.english(), type.chinese());
  }

  private static byte[] asset(String name) {
    try (var in = DocsRoom.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no asset " + name);
      }
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
