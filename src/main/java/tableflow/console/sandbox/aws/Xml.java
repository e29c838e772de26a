package tableflow.console.sandbox.aws;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/// Writes the XML of S3's and of Query services' answers. Characters that XML 1.0 cannot hold become character
/// references, as S3 sends them.
public final class Xml {
    private final StringBuilder text = new StringBuilder(1024);
    private final Deque<String> open = new ArrayDeque<>();

    private Xml() {}

    /// A document with this root element.
    ///
    /// @param namespace empty for none
    public static Xml of(String root, String namespace) {
        Xml xml = new Xml();
        xml.text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<").append(root);
        if (!namespace.isEmpty()) {
            xml.text.append(" xmlns=\"").append(namespace).append('"');
        }
        xml.text.append('>');
        xml.open.push(root);
        return xml;
    }

    /// Makes room for so many characters more, where it is known that they will come.
    public Xml expect(int characters) {
        text.ensureCapacity(text.length() + characters);
        return this;
    }

    /// Elements without a root, for [#raw] of a document.
    public static Xml fragment() {
        return new Xml();
    }

    /// What is written so far.
    public String text() {
        return text.toString();
    }

    /// Opens an element, to be ended by [#end].
    public Xml start(String name) {
        text.append('<').append(name).append('>');
        open.push(name);
        return this;
    }

    /// Ends the element that was opened last.
    public Xml end() {
        text.append("</").append(open.pop()).append('>');
        return this;
    }

    /// An element with a text.
    public Xml put(String name, String value) {
        text.append('<').append(name).append('>');
        escape(value);
        text.append("</").append(name).append('>');
        return this;
    }

    public Xml put(String name, long value) {
        return put(name, Long.toString(value));
    }

    public Xml put(String name, boolean value) {
        return put(name, Boolean.toString(value));
    }

    /// Inserts what is XML already.
    public Xml raw(String xml) {
        text.append(xml);
        return this;
    }

    /// Ends what is open and gives the document.
    public byte[] bytes() {
        while (!open.isEmpty()) {
            end();
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Writes runs of characters that stand for themselves at once: nearly all texts are one such run.
    private void escape(String value) {
        int written = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!plain(c)) {
                text.append(value, written, i);
                reference(c);
                written = i + 1;
            }
        }
        text.append(value, written, value.length());
    }

    private static boolean plain(char c) {
        return c >= ' ' ? c != '&' && c != '<' && c != '>' && c != '"' && c < '\uFFFE' : c == '\n' || c == '\t';
    }

    private void reference(char c) {
        switch (c) {
            case '&' -> text.append("&amp;");
            case '<' -> text.append("&lt;");
            case '>' -> text.append("&gt;");
            case '"' -> text.append("&quot;");
            default -> text.append("&#x").append(Integer.toHexString(c)).append(';');
        }
    }
}
