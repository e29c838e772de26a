package tableflow.console.sandbox.s3.rest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Xml;
import tableflow.console.sandbox.http.Reply;

/// XML in and out, and the two ways in which S3 writes a time.
final class S3Xml {
    static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
    /// Room that an object takes in a listing besides its key, about.
    private static final int ENTRY = 240;
    private static final DateTimeFormatter HTTP =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US).withZone(ZoneOffset.UTC);

    private S3Xml() {}

    static Xml of(String root) {
        return Xml.of(root, NAMESPACE);
    }

    static Reply reply(Xml xml) {
        return new Reply(200, Map.of("Content-Type", "application/xml"), xml.bytes());
    }

    /// As in a listing, `2026-11-22T12:00:00.000Z`.
    static String stamp(Instant time) {
        // By hand: a page has a thousand of them, and a formatter takes longer than all the rest of it.
        LocalDateTime at = LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(24);
        digits(text, at.getYear(), 1000);
        digits(text.append('-'), at.getMonthValue(), 10);
        digits(text.append('-'), at.getDayOfMonth(), 10);
        digits(text.append('T'), at.getHour(), 10);
        digits(text.append(':'), at.getMinute(), 10);
        digits(text.append(':'), at.getSecond(), 10);
        digits(text.append('.'), at.getNano() / 1_000_000, 100);
        return text.append('Z').toString();
    }

    /// @param unit of the first digit that is written: 10 for two digits
    private static void digits(StringBuilder text, int number, int unit) {
        for (int rest = unit; rest > 0; rest /= 10) {
            text.append((char) ('0' + number / rest % 10));
        }
    }

    /// Room for a page of so many objects with keys of that length.
    static Xml expect(Xml xml, int objects, int key) {
        return xml.expect(objects * (ENTRY + key));
    }

    /// As in a header, `Sun, 22 Nov 2026 12:00:00 GMT`.
    static String httpDate(Instant time) {
        return HTTP.format(time);
    }

    /// A time of a header; nothing when it is none, as a server has to take it.
    static Optional<Instant> parseHttpDate(String text) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// The root element of a request's body.
    static Element parse(S3Call call) throws AwsFailure, IOException {
        return parse(Intake.small(call));
    }

    static Element parse(byte[] text) throws AwsFailure {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(text)).getDocumentElement();
        } catch (SAXException e) {
            throw S3Errors.malformedXml();
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("the JDK parses XML in memory", e);
        }
    }

    /// The children of that name, whatever their namespace.
    static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    /// The text of the first child of that name.
    static Optional<String> text(Element parent, String name) {
        return children(parent, name).stream().findFirst().map(Element::getTextContent);
    }
}
