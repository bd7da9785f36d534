package io.passeur.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** A test that was not run, and why. */
record SkippedTest(String name, String reason) {

    private static final String NO_REASON = "no reason given";

    static List<SkippedTest> in(Path report) throws IOException {
        try (var stream = Files.newInputStream(report)) {
            return in(XMLInputFactory.newDefaultFactory().createXMLStreamReader(stream));
        } catch (XMLStreamException e) {
            throw new IOException(report + " is not XML", e);
        }
    }

    private static List<SkippedTest> in(XMLStreamReader reader) throws XMLStreamException {
        List<SkippedTest> found = new ArrayList<>();
        String test = "";
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                if (reader.getLocalName().equals("testcase")) {
                    test = name(reader);
                } else if (reader.getLocalName().equals("skipped")) {
                    found.add(new SkippedTest(test, reason(reader.getAttributeValue(null, "message"))));
                }
            }
        }
        return found;
    }

    private static String name(XMLStreamReader reader) {
        String type = reader.getAttributeValue(null, "classname");
        String method = reader.getAttributeValue(null, "name");
        String simple = type.substring(type.lastIndexOf('.') + 1);
        return method == null || method.isEmpty() ? simple : simple + "." + method;
    }

    /** JUnit writes "Assumption failed:" before the reason, and some tests "skipped:". */
    private static String reason(@Nullable String message) {
        if (message == null) {
            return NO_REASON;
        }
        return message.replaceFirst("^Assumption failed: ", "").replaceFirst("^skipped: ", "");
    }
}
