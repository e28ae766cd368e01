package io.houji.http.tables;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The parts of an XLSX file that its sheets need: their names, shared strings, number formats and
 * the epoch of its dates. Every part is read within limits, so that a small file cannot become a
 * large one; document types are refused.
 */
final class XlsxBook implements Closeable {
  private static final int ENTRIES_MAX = 1_000;
  private static final int SHEETS_MAX = 50;
  private static final long UNPACKED_MAX = 256L << 20;
  private static final long STRINGS_MAX = 32L << 20;
  private static final long FREE_OF_RATIO = 1L << 20;

  /** Sheets of real rows pack to a tenth, of like rows to a fiftieth. */
  private static final long RATIO_MAX = 200;

  /** Built-in formats that are dates, those of Chinese Excel included (27 to 36, 50 to 58). */
  private static final Set<Integer> DATES =
      Set.of(
          14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56,
          57, 58);

  private static final Set<Integer> PERCENTS = Set.of(9, 10);

  /** Day 60 of the 1900 epoch is 29 February 1900, which never was. */
  private static final int NEVER = 60;

  /** How a number is shown, as far as it changes what it means. */
  enum Look {
    PLAIN,
    DATE,
    PERCENT
  }

  /** A sheet and the part that holds it. */
  record Sheet(String name, String part) {}

  private final ZipFile zip;
  private final List<Sheet> sheets = new ArrayList<>();
  private final List<String> strings = new ArrayList<>();
  private final List<Look> looks = new ArrayList<>();
  private final long packed;
  private boolean from1904;
  private long unpacked;

  private XlsxBook(ZipFile zip, long packed) {
    this.zip = zip;
    this.packed = packed;
  }

  static XlsxBook open(Path path) throws IOException, XMLStreamException, Unreadable {
    var book = new XlsxBook(new ZipFile(path.toFile()), Files.size(path));
    boolean good = false;
    try {
      book.read();
      good = true;
      return book;
    } finally {
      if (!good) {
        book.close();
      }
    }
  }

  private void read() throws IOException, XMLStreamException, Unreadable {
    if (zip.size() > ENTRIES_MAX) {
      throw new Unreadable("more than " + ENTRIES_MAX + " parts in the XLSX file");
    }
    var workbook = "xl/workbook.xml";
    if (zip.getEntry(workbook) == null) {
      throw new Unreadable("a ZIP file, but no XLSX workbook in it");
    }
    var targets = new HashMap<String, String>();
    var kinds = new HashMap<String, String>();
    each(
        "xl/_rels/workbook.xml.rels",
        "Relationship",
        xml -> {
          var target = attribute(xml, "Target");
          var part = target.startsWith("/") ? target.substring(1) : "xl/" + target;
          targets.put(attribute(xml, "Id"), part);
          var type = attribute(xml, "Type");
          kinds.put(type.substring(type.lastIndexOf('/') + 1), part);
        });
    each(
        workbook,
        "workbookPr",
        xml -> from1904 = Set.of("1", "true").contains(attribute(xml, "date1904")));
    each(
        workbook,
        "sheet",
        xml -> {
          var part = targets.get(attribute(xml, "id"));
          if (part == null) {
            throw new Unreadable("the workbook names a sheet that is not there");
          }
          sheets.add(new Sheet(attribute(xml, "name"), part));
          if (sheets.size() > SHEETS_MAX) {
            throw new Unreadable("more than " + SHEETS_MAX + " sheets in the XLSX file");
          }
        });
    strings(kinds.getOrDefault("sharedStrings", "xl/sharedStrings.xml"));
    styles(kinds.getOrDefault("styles", "xl/styles.xml"));
  }

  private void strings(String part) throws IOException, XMLStreamException, Unreadable {
    if (zip.getEntry(part) == null) {
      return;
    }
    try (var open = part(part, STRINGS_MAX)) {
      var xml = open.xml();
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
          strings.add(richText(xml, "si"));
        }
      }
    }
  }

  private void styles(String part) throws IOException, XMLStreamException, Unreadable {
    if (zip.getEntry(part) == null) {
      return;
    }
    Map<Integer, String> formats = new HashMap<>();
    each(
        part,
        "numFmt",
        xml ->
            formats.put(
                Integer.parseInt(attribute(xml, "numFmtId")), attribute(xml, "formatCode")));
    boolean cells = false;
    try (var open = part(part)) {
      var xml = open.xml();
      while (xml.hasNext()) {
        int event = xml.next();
        boolean starts = event == XMLStreamConstants.START_ELEMENT;
        if ((starts || event == XMLStreamConstants.END_ELEMENT)
            && xml.getLocalName().equals("cellXfs")) {
          cells = starts;
        } else if (starts && cells && xml.getLocalName().equals("xf")) {
          var id = xml.getAttributeValue(null, "numFmtId");
          looks.add(id == null ? Look.PLAIN : look(Integer.parseInt(id), formats));
        }
      }
    }
  }

  private static Look look(int id, Map<Integer, String> formats) {
    var format = formats.get(id);
    if (format == null) {
      return DATES.contains(id) ? Look.DATE : PERCENTS.contains(id) ? Look.PERCENT : Look.PLAIN;
    }
    // Without literals, escapes, and conditions, colours and locales in brackets.
    var bare =
        format.replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*\\]", "").toLowerCase(Locale.ROOT);
    boolean date = bare.contains("y") || (bare.contains("m") && bare.contains("d"));
    return date ? Look.DATE : bare.contains("%") ? Look.PERCENT : Look.PLAIN;
  }

  List<Sheet> sheets() {
    return sheets;
  }

  String string(int index) throws Unreadable {
    if (index < 0 || index >= strings.size()) {
      throw new Unreadable("a cell names a text that the workbook does not have");
    }
    return strings.get(index);
  }

  Look look(int style) {
    return style < 0 || style >= looks.size() ? Look.PLAIN : looks.get(style);
  }

  /** The day of a date's serial number, from 1; the day that never was has none. */
  Optional<LocalDate> day(int serial) {
    if (from1904) {
      return Optional.of(LocalDate.of(1904, 1, 1).plusDays(serial));
    }
    return serial == NEVER
        ? Optional.empty()
        : Optional.of(LocalDate.of(1899, 12, serial < NEVER ? 31 : 30).plusDays(serial));
  }

  /** The text of all runs until the end of {@code element}, without phonetic hints. */
  static String richText(XMLStreamReader xml, String element) throws XMLStreamException {
    var text = new StringBuilder();
    int hints = 0;
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (xml.getLocalName().equals("rPh")) {
          hints++;
        } else if (xml.getLocalName().equals("t")) {
          var run = xml.getElementText();
          text.append(hints == 0 ? run : "");
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (xml.getLocalName().equals("rPh")) {
          hints--;
        } else if (xml.getLocalName().equals(element)) {
          return text.toString();
        }
      }
    }
  }

  private interface Element {
    void read(XMLStreamReader xml) throws Unreadable;
  }

  private void each(String part, String name, Element element)
      throws IOException, XMLStreamException, Unreadable {
    try (var open = part(part)) {
      var xml = open.xml();
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(name)) {
          element.read(xml);
        }
      }
    }
  }

  /** By its local name: {@code r:id} has a namespace, the others have none. */
  private static String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  /** An open part. */
  record Part(XMLStreamReader xml, InputStream in) implements Closeable {
    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  Part part(String name) throws IOException, XMLStreamException, Unreadable {
    return part(name, UNPACKED_MAX);
  }

  private Part part(String name, long most) throws IOException, XMLStreamException, Unreadable {
    var entry = zip.getEntry(name);
    if (entry == null) {
      throw new Unreadable("the XLSX file has no part " + name);
    }
    var in = new Limited(zip.getInputStream(entry), entry, most);
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return new Part(factory.createXMLStreamReader(in), in);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** A part unpacks to more than it may. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1;

    TooLarge() {
      super("unpacks to far more than a ledger needs: save it with fewer rows");
    }
  }

  /** Fails where a part, or all parts together, unpack to more than they may. */
  private final class Limited extends CountedStream {
    private final long most;
    private long count;

    Limited(InputStream in, ZipEntry entry, long most) {
      super(in);
      long size = Math.min(packed, entry.getCompressedSize());
      this.most = Math.min(most, Math.max(FREE_OF_RATIO, size * RATIO_MAX));
    }

    @Override
    void count(int more) throws TooLarge {
      count += more;
      unpacked += more;
      if (count > most || unpacked > UNPACKED_MAX) {
        throw new TooLarge();
      }
    }
  }
}
