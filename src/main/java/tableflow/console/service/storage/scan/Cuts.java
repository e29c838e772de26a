package tableflow.console.service.storage.scan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.storage.KeyOrder;

/// Where a part of the keys can be split, told from a key of it: names that begin with hexadecimal digits, as those of
/// Tableflow's files, at even shares of these; names with a number at shares of that; all others in the middle of what
/// can be written. A bad guess costs a request and no exactness.
final class Cuts {

    private static final int HEX_DIGITS = 8;
    private static final int NUMBER_DIGITS = 9;
    private static final int LEAST_NUMBER = 3;
    private static final int SHARDS = 16;

    /// What is below the blank, the 95 printable characters of ASCII, and what is above.
    private static final long BASE = 97;
    private static final int DIGITS = 6;
    private static final char FIRST = ' ';
    private static final char LAST = '~';

    private Cuts() {}

    /// The folders on the way to a key, topmost first, from `prefix` on: each ends with a slash but for a prefix that
    /// does not. The one that the key itself lies in is not among them.
    static List<String> foldersAbove(String prefix, String key) {
        List<String> found = new ArrayList<>();
        if (!key.startsWith(prefix)) {
            return found;
        }
        String folder = prefix;
        for (int slash = key.indexOf('/', prefix.length()); slash >= 0; slash = key.indexOf('/', slash + 1)) {
            found.add(folder);
            folder = key.substring(0, slash + 1);
        }
        return found;
    }

    /// A position behind everything in the folder within `folder` that a key lies in, and before what follows.
    static String behindChild(String folder, String key) {
        int slash = key.indexOf('/', folder.length());
        return key.substring(0, slash) + (char) ('/' + 1);
    }

    /// Positions between `after` and `upTo` that may split the keys there into equal parts; none where no more can be
    /// guessed.
    static List<String> between(String prefix, String after, @Nullable String upTo) {
        String folder = after.substring(0, after.lastIndexOf('/') + 1);
        String base = folder.startsWith(prefix) ? folder : prefix;
        if (!after.startsWith(base)) {
            return List.of();
        }
        String name = after.substring(base.length());
        @Nullable String end = upTo != null && upTo.startsWith(base) ? upTo.substring(base.length()) : null;
        List<String> guessed = hex(name, end);
        if (guessed.isEmpty()) {
            guessed = number(name, end);
        }
        List<String> cuts = within(base, guessed, after, upTo);
        if (cuts.isEmpty()) {
            cuts = within(base, middle(name, end), after, upTo);
        }
        return cuts.isEmpty()
                ? within(base, LetterCuts.between(name, end, end == null ? 0 : common(name, end)), after, upTo)
                : cuts;
    }

    private static List<String> within(String base, List<String> names, String after, @Nullable String upTo) {
        return names.stream()
                .map(name -> base + name)
                .filter(cut -> KeyOrder.KEYS.isAfter(cut, after)
                        && (upTo == null || KeyOrder.KEYS.isAfter(upTo, cut)))
                .toList();
    }

    private static List<String> hex(String name, @Nullable String end) {
        if (name.length() < HEX_DIGITS || !isHex(name, HEX_DIGITS)) {
            return List.of();
        }
        long low = Long.parseLong(name.substring(0, HEX_DIGITS), 16);
        long limit = 1L << (4 * HEX_DIGITS);
        if (end == null || end.isEmpty() || !isHex(end, 1)) {
            return shards();
        }
        int digits = 0;
        while (digits < Math.min(HEX_DIGITS, end.length()) && isHex(end, digits + 1)) {
            digits++;
        }
        long high = Math.min(limit, Long.parseLong(end.substring(0, digits), 16) << (4 * (HEX_DIGITS - digits)));
        return high - low < 2 ? List.of() : List.of(hexText(low + (high - low) / 2));
    }

    private static List<String> shards() {
        List<String> cuts = new ArrayList<>();
        for (int i = 1; i < SHARDS; i++) {
            cuts.add(Integer.toHexString(i));
        }
        return cuts;
    }

    private static String hexText(long value) {
        return String.format("%08x", value).replaceFirst("0+$", "");
    }

    private static boolean isHex(String text, int digits) {
        for (int i = 0; i < digits; i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }

    /// The first number of some digits is taken to count upwards with leading zeros.
    private static List<String> number(String name, @Nullable String end) {
        int start = 0;
        int stop = 0;
        for (int i = 0; i < name.length() && stop - start < LEAST_NUMBER; i++) {
            if (Character.digit(name.charAt(i), 10) < 0 || name.charAt(i) > '9') {
                start = i + 1;
                stop = start;
            } else {
                stop = i + 1;
            }
        }
        if (stop - start < LEAST_NUMBER) {
            return List.of();
        }
        while (stop < name.length() && stop - start < NUMBER_DIGITS && name.charAt(stop) >= '0'
                && name.charAt(stop) <= '9') {
            stop++;
        }
        String before = name.substring(0, start);
        int digits = stop - start;
        long low = Long.parseLong(name.substring(start, stop));
        long high = end != null && end.startsWith(before)
                ? leading(end.substring(before.length()), digits)
                : power(digits);
        return high - low < 2
                ? List.of()
                : List.of(before + String.format("%0" + digits + "d", low + (high - low) / 2));
    }

    /// The number at the start of a text, as one of so many digits.
    private static long leading(String text, int digits) {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            char c = i < text.length() ? text.charAt(i) : '0';
            if (c > '9') {
                return (value + 1) * power(digits - i);
            }
            value = value * 10 + Math.max(0, c - '0');
        }
        return value;
    }

    private static long power(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power *= 10;
        }
        return power;
    }

    private static List<String> middle(String name, @Nullable String end) {
        int common = end == null ? 0 : common(name, end);
        String rest = name.substring(common);
        long low = value(rest);
        long high = end == null ? value(String.valueOf(LAST)) : value(end.substring(common));
        for (int digits = 1; digits <= DIGITS; digits++) {
            long unit = 1;
            for (int i = digits; i < DIGITS; i++) {
                unit *= BASE;
            }
            long cut = (low / unit + high / unit) / 2 * unit;
            if (cut > low && cut < high) {
                return List.of(name.substring(0, common) + text(cut, digits));
            }
        }
        return List.of();
    }

    private static int common(String one, String other) {
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        // A pair of surrogates is one character.
        return at > 0 && Character.isHighSurrogate(one.charAt(at - 1)) ? at - 1 : at;
    }

    private static long value(String text) {
        long value = 0;
        for (int i = 0; i < DIGITS; i++) {
            value = value * BASE + (i < text.length() ? digit(text.charAt(i)) : 0);
        }
        return value;
    }

    private static long digit(char c) {
        return c < FIRST ? 0 : c > LAST ? BASE - 1 : c - FIRST + 1;
    }

    private static String text(long value, int digits) {
        StringBuilder text = new StringBuilder();
        long unit = power97(DIGITS - 1);
        for (int i = 0; i < digits; i++) {
            long digit = value / unit % BASE;
            text.append((char) Math.clamp(FIRST + digit - 1, FIRST, LAST));
            unit /= BASE;
        }
        return text.toString();
    }

    private static long power97(int times) {
        long power = 1;
        for (int i = 0; i < times; i++) {
            power *= BASE;
        }
        return power;
    }

    /// About which share of the keys from `from` to `upTo` lies before `at`, from 0 to 1, as if they lay evenly.
    static double share(String from, String at, @Nullable String upTo) {
        int common = upTo == null ? 0 : common(from, upTo);
        if (at.length() < common || !at.regionMatches(0, from, 0, common)) {
            return 0;
        }
        if (common < from.length() && common < at.length() && LetterCuts.isOther(from.codePointAt(common))) {
            return LetterCuts.share(from.codePointAt(common), at.codePointAt(common),
                    upTo == null || common >= upTo.length() ? null : upTo.codePointAt(common));
        }
        double low = value(from.substring(common));
        double high = upTo == null ? value(String.valueOf(LAST)) : value(upTo.substring(common));
        double here = value(at.substring(common));
        if (here >= high) {
            // Written in other letters than these: nothing can be said.
            return 0.5;
        }
        return high <= low ? 1 : Math.clamp((here - low) / (high - low), 0, 1);
    }
}
