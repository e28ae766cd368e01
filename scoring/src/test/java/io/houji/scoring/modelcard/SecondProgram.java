package io.houji.scoring.modelcard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rebuilds a card from the page alone, as a stranger would: no class of the scorecard room. */
final class SecondProgram {
  private final List<String> lines;

  SecondProgram(String html) {
    int from = html.indexOf("<pre id=\"card\">") + "<pre id=\"card\">".length();
    var text = html.substring(from, html.indexOf("</pre>", from));
    lines =
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&")
            .lines()
            .toList();
  }

  List<String> variables() {
    var names = new ArrayList<String>();
    for (var line : lines) {
      if (line.startsWith("characteristic ")) {
        names.add(line.split("\"", -1)[1]);
      }
    }
    return names;
  }

  int score(Map<String, String> applicant) {
    int score = Integer.parseInt(lines.get(3).substring("base ".length()));
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("characteristic ")) {
        var value = applicant.get(lines.get(i).split("\"", -1)[1]);
        score += points(i + 1, value == null ? "" : value, lines.get(i).contains("\" number "));
      }
    }
    return score;
  }

  private int points(int at, String value, boolean number) {
    int first = Integer.MIN_VALUE;
    for (int i = at; lines.get(i).startsWith("bin "); i++) {
      var bin = lines.get(i).substring("bin ".length(), lines.get(i).lastIndexOf(" points "));
      int points = Integer.parseInt(lines.get(i).substring(lines.get(i).lastIndexOf(' ') + 1));
      boolean exact =
          value.isEmpty()
              ? bin.equals("missing")
              : number && bin.startsWith("special ") && same(bin, value);
      if (exact) {
        return points;
      }
      if (first == Integer.MIN_VALUE && !value.isEmpty() && holds(bin, value)) {
        first = points;
      }
    }
    return first;
  }

  private static boolean same(String bin, String value) {
    return Double.parseDouble(bin.substring("special ".length())) == Double.parseDouble(value);
  }

  private static boolean holds(String bin, String value) {
    if (bin.startsWith("below ")) {
      return Double.parseDouble(value) < Double.parseDouble(bin.substring("below ".length()));
    }
    return bin.equals("rest") || bin.equals("other") || bin.contains("\"" + value + "\"");
  }

  double pd(int score) {
    String[] scale = lines.get(1).split(" ");
    String[] calibration = lines.get(2).split(" ");
    double pdo = Double.parseDouble(scale[2]);
    double away = score - Double.parseDouble(scale[4]);
    double x = -(away * Math.log(2) / pdo + Math.log(Double.parseDouble(scale[6])));
    double z = Double.parseDouble(calibration[2]) + Double.parseDouble(calibration[4]) * x;
    return 1 / (1 + Math.exp(-z));
  }
}
