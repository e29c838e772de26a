package tableflow.console.remote.aws;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.remote.aws.XmlScan.Malformed;
import tableflow.console.service.port.ObjectPage;

/// Reads the answer to ListObjectsV2. The SDK's own reading makes a tree of the document and takes several times as
/// long as all the rest of a request.
///
/// @see "Amazon S3 API: ListObjectsV2, encoding-type"
final class ListingXml implements XmlScan.Reader {

    private static final byte[] ROOT = bytes("ListBucketResult");
    private static final byte[] CONTENTS = bytes("Contents");
    private static final byte[] PREFIXES = bytes("CommonPrefixes");
    private static final byte[] KEY = bytes("Key");
    private static final byte[] SIZE = bytes("Size");
    private static final byte[] MODIFIED = bytes("LastModified");
    private static final byte[] CLASS = bytes("StorageClass");
    private static final byte[] PREFIX = bytes("Prefix");
    private static final byte[] ENCODING = bytes("EncodingType");
    private static final byte[] TRUNCATED = bytes("IsTruncated");
    private static final byte[] TOKEN = bytes("NextContinuationToken");
    private static final String STANDARD = "STANDARD";
    private static final long DAY_MILLIS = 86_400_000L;

    private final ObjectPage.Builder page = new ObjectPage.Builder();
    private final List<Entry> entries = new ArrayList<>(1_000);
    private final List<String> prefixes = new ArrayList<>(0);
    private boolean isListing;
    private boolean inContents;
    private boolean inPrefixes;
    private @Nullable String key;
    private long size = -1;
    private long modified = Long.MIN_VALUE;
    private String storageClass = STANDARD;
    private String lastClass = STANDARD;
    private String lastDay = "";
    private long lastDayMillis;
    private boolean encoded;
    private @Nullable Boolean truncated;
    private @Nullable String token;

    private record Entry(String key, long size, long modified, String storageClass) {}

    private ListingXml() {}

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    /// The page in the first `length` of these bytes.
    ///
    /// @throws Malformed when it is no listing, or not all of one
    static ObjectPage read(byte[] bytes, int length) throws Malformed {
        ListingXml reading = new ListingXml();
        new XmlScan(bytes, length).read(reading);
        return reading.done();
    }

    @Override
    public void start(int depth, XmlScan at) {
        if (depth == 1) {
            isListing = at.is(ROOT);
        } else if (depth == 2) {
            inContents = at.is(CONTENTS);
            inPrefixes = !inContents && at.is(PREFIXES);
            key = null;
            size = -1;
            modified = Long.MIN_VALUE;
            storageClass = STANDARD;
        }
    }

    @Override
    public boolean wants(int depth, XmlScan at) {
        if (depth == 2) {
            return inContents || inPrefixes || at.is(ENCODING) || at.is(TRUNCATED) || at.is(TOKEN);
        }
        return depth == 3 && (inContents
                ? at.is(KEY) || at.is(SIZE) || at.is(MODIFIED) || at.is(CLASS)
                : inPrefixes && at.is(PREFIX));
    }

    @Override
    public void end(int depth, XmlScan at, String text) throws Malformed {
        if (depth == 3) {
            member(at, text);
        } else if (inContents) {
            if (key == null || size < 0 || modified == Long.MIN_VALUE) {
                throw new Malformed("an object without key, size or time");
            }
            entries.add(new Entry(key, size, modified, storageClass));
        } else if (!inPrefixes) {
            frame(at, text);
        }
    }

    private void member(XmlScan at, String text) throws Malformed {
        if (inPrefixes) {
            prefixes.add(text);
        } else if (at.is(KEY)) {
            key = text;
        } else if (at.is(SIZE)) {
            size = number(text);
        } else if (at.is(MODIFIED)) {
            modified = time(text);
        } else {
            // One text for all objects of a class.
            lastClass = text.equals(lastClass) ? lastClass : text;
            storageClass = lastClass;
        }
    }

    private void frame(XmlScan at, String text) {
        if (at.is(ENCODING)) {
            encoded = text.equals("url");
        } else if (at.is(TRUNCATED)) {
            truncated = text.equals("true");
        } else {
            token = text;
        }
    }

    private static long number(String text) throws Malformed {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException none) {
            throw new Malformed("no size: " + text);
        }
    }

    /// `2026-11-22T12:00:00.000Z`. By hand: a page has a thousand of them, and many of one day.
    private long time(String text) throws Malformed {
        try {
            if (text.length() == 24 && text.charAt(10) == 'T' && text.charAt(23) == 'Z') {
                if (!text.startsWith(lastDay) || lastDay.isEmpty()) {
                    lastDay = text.substring(0, 10);
                    lastDayMillis = LocalDate.parse(lastDay).toEpochDay() * DAY_MILLIS;
                }
                return lastDayMillis + two(text, 11) * 3_600_000L + two(text, 14) * 60_000L + two(text, 17) * 1_000L
                        + two(text, 20) * 10L + digit(text, 22);
            }
            return Instant.parse(text.strip()).toEpochMilli();
        } catch (DateTimeException | NumberFormatException none) {
            throw new Malformed("no time: " + text);
        }
    }

    private static int two(String text, int at) {
        return digit(text, at) * 10 + digit(text, at + 1);
    }

    private static int digit(String text, int at) {
        int digit = text.charAt(at) - '0';
        if (digit < 0 || digit > 9) {
            throw new NumberFormatException(text);
        }
        return digit;
    }

    /// Names are decoded now: where it says whether they are encoded is not fixed.
    private ObjectPage done() throws Malformed {
        if (!isListing) {
            throw new Malformed("no listing");
        }
        for (Entry entry : entries) {
            page.object(decoded(entry.key), entry.size, entry.modified, entry.storageClass);
        }
        for (String prefix : prefixes) {
            page.prefix(decoded(prefix));
        }
        if (truncated == null) {
            throw new Malformed("it does not say whether it is the last page");
        }
        return page.done(truncated ? token == null ? "" : token : null);
    }

    private String decoded(String name) throws Malformed {
        return encoded ? decode(name) : name;
    }

    /// As in a form: a plus sign is a space.
    static String decode(String name) throws Malformed {
        if (name.indexOf('%') < 0 && name.indexOf('+') < 0) {
            return name;
        }
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < text.length; i++) {
            byte b = text[i];
            if (b == '%') {
                int value = i + 2 < text.length
                        ? Character.digit(text[i + 1], 16) * 16 + Character.digit(text[i + 2], 16)
                        : -1;
                if (value < 0) {
                    throw new Malformed("a name that is not encoded: " + name);
                }
                text[length++] = (byte) value;
                i += 2;
            } else {
                text[length++] = b == '+' ? (byte) ' ' : b;
            }
        }
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }
}
