package io.houji.scoring.pmml;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An element of an XML document, read without document types, entities or anything outside. */
final class Element {
  private static final int ELEMENTS_MAX = 200_000;
  private static final int DEPTH_MAX = 50;

  final String name;
  final Map<String, String> attributes = new LinkedHashMap<>();
  final List<Element> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private Element(String name) {
    this.name = name;
  }

  /** The root; {@link XMLStreamException} if it is no XML, too large, or declares a type. */
  static Element read(String document) throws XMLStreamException {
    if (document.contains("<!DOCTYPE") || document.contains("<!ENTITY")) {
      throw new XMLStreamException("document types are not read");
    }
    var factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    var reader = factory.createXMLStreamReader(new StringReader(document));
    try {
      return tree(reader);
    } finally {
      reader.close();
    }
  }

  private static Element tree(XMLStreamReader reader) throws XMLStreamException {
    var root = new Element("");
    var open = new ArrayDeque<Element>();
    open.push(root);
    int count = 0;
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (++count > ELEMENTS_MAX || open.size() > DEPTH_MAX) {
          throw new XMLStreamException("too large or too deep");
        }
        var element = new Element(reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
          element.attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        open.element().children.add(element);
        open.push(element);
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        open.pop();
      } else if (event == XMLStreamConstants.CHARACTERS) {
        open.element().text.append(reader.getText());
      }
    }
    return root.children.get(0);
  }

  String text() {
    return text.toString();
  }

  Optional<String> attribute(String attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }

  List<Element> all(String child) {
    return children.stream().filter(c -> c.name.equals(child)).toList();
  }

  Optional<Element> first(String child) {
    return all(child).stream().findFirst();
  }
}
