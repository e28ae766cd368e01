package io.houji.scoring.modelcard;

import java.util.List;
import java.util.Locale;

/**
 * A page in two languages in one file: readable, printable, without script and without anything
 * from elsewhere. The reader picks the language; what is hidden is not printed.
 */
final class Page {
  private static final String STYLE =
      "body{font:15px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#222}"
          + "table{border-collapse:collapse;margin:1em 0}td,th{border:1px solid #bbb;"
          + "padding:.2em .6em;text-align:left}tr{break-inside:avoid}pre{white-space:pre-wrap;"
          + "background:#f4f4f4;padding:1em}.alarm{color:#a00;font-weight:bold}"
          + "#zh:checked~main [lang=en],#en:checked~main [lang=zh]{display:none}"
          + "@media print{input,label{display:none}body{margin:0;max-width:none}}";

  private final StringBuilder html = new StringBuilder();

  /** One text in English and Chinese. */
  record Both(String en, String zh) {}

  Page(String title, boolean chinese) {
    html.append("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">\n")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
        .append("style-src 'unsafe-inline'\">\n<title>")
        .append(escaped(title))
        .append("</title>\n<style>")
        .append(STYLE)
        .append("</style></head>\n<body>");
    radio("zh", "中文", chinese);
    radio("en", "English", !chinese);
    html.append("<main>\n<h1>").append(escaped(title)).append("</h1>\n");
  }

  private void radio(String id, String label, boolean checked) {
    html.append("<input type=\"radio\" name=\"language\" id=\"").append(id).append('"');
    html.append(checked ? " checked" : "").append("><label for=\"").append(id).append("\">");
    html.append(label).append("</label>\n");
  }

  static Both both(String en, String zh) {
    return new Both(en, zh);
  }

  void heading(Both words) {
    html.append("<h2>").append(spans(words)).append("</h2>\n");
  }

  void paragraph(Both words) {
    html.append("<p>").append(spans(words)).append("</p>\n");
  }

  void alarm(Both words) {
    html.append("<p class=\"alarm\">").append(spans(words)).append("</p>\n");
  }

  /** A name and a value on each line. */
  void facts(List<Fact> facts) {
    html.append("<table>\n");
    for (var fact : facts) {
      html.append("<tr><th>").append(spans(fact.name)).append("</th><td>");
      html.append(escaped(fact.value)).append("</td></tr>\n");
    }
    html.append("</table>\n");
  }

  record Fact(Both name, String value) {}

  static Fact fact(String en, String zh, Object value) {
    return new Fact(both(en, zh), String.valueOf(value));
  }

  void table(List<Both> head, List<List<String>> rows) {
    html.append("<table>\n<tr>");
    head.forEach(words -> html.append("<th>").append(spans(words)).append("</th>"));
    html.append("</tr>\n");
    for (var row : rows) {
      html.append("<tr>");
      row.forEach(cell -> html.append("<td>").append(escaped(cell)).append("</td>"));
      html.append("</tr>\n");
    }
    html.append("</table>\n");
  }

  void verbatim(String id, String text) {
    html.append("<pre id=\"").append(id).append("\">").append(escaped(text)).append("</pre>\n");
  }

  String end() {
    return html + "</main></body></html>\n";
  }

  static String figure(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4f", value);
  }

  private static String spans(Both words) {
    return "<span lang=\"en\">"
        + escaped(words.en)
        + "</span><span lang=\"zh\">"
        + escaped(words.zh)
        + "</span>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
