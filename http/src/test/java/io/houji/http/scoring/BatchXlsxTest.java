package io.houji.http.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.http.tables.TableFile;
import io.houji.http.tables.Unreadable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchXlsxTest {
  @TempDir Path folder;

  @Test
  void aFullSheetIsFollowedByAnother() throws IOException, Unreadable {
    var form = new BatchXlsx(4);
    var file = folder.resolve("x.xlsx");
    var grew = new ArrayList<Integer>();
    try (var out = Files.newOutputStream(file)) {
      out.write(form.head());
      for (int part = 0; part < 3; part++) {
        var lines = new StringBuilder();
        for (int i = 0; i < 3; i++) {
          lines.append(
              "{\"line\":%d,\"id\":\"=1+%d\",\"pd\":0.00431}\n".formatted(3 * part + i, i));
        }
        var bytes = form.part(lines.toString().getBytes(StandardCharsets.UTF_8));
        out.write(bytes);
        grew.add(bytes.length);
      }
      out.write(form.end());
    }
    var rows = new ArrayList<List<String>>();
    var sheets = new ArrayList<String>();
    TableFile.of(file)
        .read(
            "x",
            row -> {
              assertEquals(Map.of(), row.wrong(), "no formula");
              if (row.cells().get(0).equals("line")) {
                sheets.add(row.place().sheet());
              } else {
                rows.add(row.cells().subList(0, 5));
              }
            },
            share -> {});
    assertEquals(List.of("scores", "scores 2", "scores 3"), sheets);
    assertEquals(9, rows.size());
    for (int i = 0; i < 9; i++) {
      assertEquals(List.of(String.valueOf(i), "=1+" + i % 3, "", "", "0.00431"), rows.get(i));
    }
    // A finished sheet is out before the next part comes.
    assertTrue(grew.get(1) > 0 && grew.get(2) > 0, grew::toString);
  }
}
