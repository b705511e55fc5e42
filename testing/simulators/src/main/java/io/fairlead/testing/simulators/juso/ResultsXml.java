package io.fairlead.testing.simulators.juso;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The same results in juso's XML. */
final class ResultsXml {

    private ResultsXml() {}

    static String of(JsonNode results) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("results");
            element(xml, "common", results.get("common"));
            for (JsonNode address : results.path("juso")) {
                element(xml, "juso", address);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException broken) {
            throw new IllegalStateException(broken);
        }
        return text.toString();
    }

    private static void element(XMLStreamWriter xml, String name, JsonNode fields) throws XMLStreamException {
        xml.writeStartElement(name);
        for (var field : fields.properties()) {
            xml.writeStartElement(field.getKey());
            xml.writeCharacters(field.getValue().asText());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }
}
