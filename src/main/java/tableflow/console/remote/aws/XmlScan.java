package tableflow.console.remote.aws;

import java.nio.charset.StandardCharsets;

/// Reads XML that is in memory from its first byte to its last, a tag at a time, without a character being looked at
/// twice: listings of S3 are most of what a scan of a large bucket has to read. Knows all of XML 1.0 in UTF-8 but for
/// document types, which S3 never sends, and checks that elements end as they began.
final class XmlScan {

    /// XML that is none, or that breaks off.
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    /// Told of elements as they come.
    interface Reader {
        /// An element begins.
        ///
        /// @param depth of the root is 1
        void start(int depth, XmlScan at);

        /// An element has ended.
        ///
        /// @param text that it holds between its last child, if any, and its end
        void end(int depth, XmlScan at, String text) throws Malformed;

        /// Whether the text of the element that ends now is wanted.
        boolean wants(int depth, XmlScan at);
    }

    private static final int DEEPEST = 32;

    private final byte[] bytes;
    private final int length;
    private final int[] nameStart = new int[DEEPEST + 1];
    private final int[] nameLength = new int[DEEPEST + 1];
    private int depth;
    private int at;

    XmlScan(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /// Whether the element that begins or ends now has this name, in whatever namespace.
    boolean is(byte[] name) {
        int start = nameStart[depth];
        if (nameLength[depth] != name.length) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (bytes[start + i] != name[i]) {
                return false;
            }
        }
        return true;
    }

    /// Reads all of it.
    void read(Reader reader) throws Malformed {
        if (length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            at = 3;
        }
        boolean root = false;
        int textStart = at;
        StringBuilder mixed = new StringBuilder();
        while (at < length) {
            int open = find((byte) '<', at);
            if (open < 0) {
                break;
            }
            if (open + 1 >= length) {
                throw broken();
            }
            byte kind = bytes[open + 1];
            if (kind == '/') {
                end(reader, mixed, textStart, open);
                textStart = at;
            } else if (kind == '?' || kind == '!') {
                mixed.append(text(textStart, open));
                aside(open, mixed);
                textStart = at;
            } else {
                if (depth == 0 && root) {
                    throw new Malformed("a second root");
                }
                root = true;
                start(reader, open);
                mixed.setLength(0);
                textStart = at;
            }
        }
        if (depth > 0 || !root) {
            throw broken();
        }
        for (int i = textStart; i < length; i++) {
            if (!isSpace(bytes[i])) {
                throw new Malformed("text behind the root");
            }
        }
    }

    private Malformed broken() {
        return new Malformed("it breaks off after " + length + " bytes");
    }

    private void start(Reader reader, int open) throws Malformed {
        int stop = open + 1;
        int name = stop;
        while (stop < length && bytes[stop] != '>' && bytes[stop] != '/' && !isSpace(bytes[stop])) {
            if (bytes[stop] == ':') {
                name = stop + 1;
            }
            stop++;
        }
        if (depth == DEEPEST) {
            throw new Malformed("more than " + DEEPEST + " elements within each other");
        }
        depth++;
        nameStart[depth] = name;
        nameLength[depth] = stop - name;
        while (stop < length && bytes[stop] != '>') {
            if (bytes[stop] == '"' || bytes[stop] == '\'') {
                stop = find(bytes[stop], stop + 1);
                if (stop < 0) {
                    throw broken();
                }
            }
            stop++;
        }
        if (stop >= length) {
            throw broken();
        }
        reader.start(depth, this);
        at = stop + 1;
        if (bytes[stop - 1] == '/') {
            if (reader.wants(depth, this)) {
                reader.end(depth, this, "");
            }
            depth--;
        }
    }

    private void end(Reader reader, StringBuilder mixed, int textStart, int open) throws Malformed {
        int close = find((byte) '>', open);
        if (close < 0) {
            throw broken();
        }
        int stop = close;
        while (isSpace(bytes[stop - 1])) {
            stop--;
        }
        if (depth == 0 || !ends(open + 2, stop)) {
            throw new Malformed("an element ends that did not begin");
        }
        if (reader.wants(depth, this)) {
            String text = mixed.isEmpty() ? text(textStart, open) : mixed.append(text(textStart, open)).toString();
            reader.end(depth, this, text);
        }
        mixed.setLength(0);
        depth--;
        at = close + 1;
    }

    /// Whether the name in an end tag is that of the element that is open; its prefix is not looked at.
    private boolean ends(int from, int stop) {
        int start = stop - nameLength[depth];
        if (start < from || (start > from && bytes[start - 1] != ':')) {
            return false;
        }
        for (int i = 0; i < nameLength[depth]; i++) {
            if (bytes[start + i] != bytes[nameStart[depth] + i]) {
                return false;
            }
        }
        return true;
    }

    /// Comments, instructions, and text that is to be taken as it is.
    private void aside(int open, StringBuilder mixed) throws Malformed {
        if (bytes[open + 1] == '?') {
            at = behind("?>", open + 2);
        } else if (matches("<!--", open)) {
            at = behind("-->", open + 4);
        } else if (matches("<![CDATA[", open)) {
            at = behind("]]>", open + 9);
            mixed.append(new String(bytes, open + 9, at - 3 - open - 9, StandardCharsets.UTF_8));
        } else {
            throw new Malformed("a document type");
        }
    }

    private boolean matches(String text, int from) {
        if (from + text.length() > length) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int behind(String text, int from) throws Malformed {
        for (int i = from; i + text.length() <= length; i++) {
            if (matches(text, i)) {
                return i + text.length();
            }
        }
        throw broken();
    }

    private int find(byte wanted, int from) {
        for (int i = from; i < length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private String text(int from, int to) throws Malformed {
        String raw = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (raw.indexOf('\r') >= 0) {
            raw = raw.replace("\r\n", "\n").replace('\r', '\n');
        }
        return raw.indexOf('&') < 0 ? raw : entities(raw);
    }

    private static String entities(String raw) throws Malformed {
        StringBuilder text = new StringBuilder(raw.length());
        int from = 0;
        for (int i = raw.indexOf('&'); i >= 0; i = raw.indexOf('&', from)) {
            int end = raw.indexOf(';', i);
            if (end < 0) {
                throw new Malformed("an entity without an end");
            }
            text.append(raw, from, i);
            text.append(entity(raw.substring(i + 1, end)));
            from = end + 1;
        }
        return text.append(raw, from, raw.length()).toString();
    }

    private static String entity(String name) throws Malformed {
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> character(name);
        };
    }

    private static String character(String name) throws Malformed {
        try {
            boolean hex = name.startsWith("#x");
            if (hex || name.startsWith("#")) {
                return Character.toString(Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10));
            }
        } catch (IllegalArgumentException none) {
            throw new Malformed("no character: &" + name + ";");
        }
        throw new Malformed("an unknown entity: &" + name + ";");
    }
}
