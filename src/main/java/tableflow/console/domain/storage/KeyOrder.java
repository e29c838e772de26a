package tableflow.console.domain.storage;

import java.util.Comparator;
import java.util.Optional;

/// The order in which S3 lists keys: that of their UTF-8 bytes, which is by code point. Java's own order differs for
/// characters outside the basic plane.
///
/// @see "Amazon S3 API: ListObjectsV2 returns keys in UTF-8 binary order"
public final class KeyOrder implements Comparator<String> {

    /// There is but one such order.
    public static final KeyOrder KEYS = new KeyOrder();

    private static final int BLOCK = 16;

    private KeyOrder() {}

    @Override
    public int compare(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        for (int i = equalBlocks(one, other, shorter); i < shorter; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                return Integer.compare(rank(a), rank(b));
            }
        }
        return Integer.compare(one.length(), other.length());
    }

    /// Whether `key` lies behind `other`.
    public boolean isAfter(String key, String other) {
        return compare(key, other) > 0;
    }

    /// How many characters at the start are equal, in whole blocks: the JDK compares a block at once, and keys of one
    /// table have a long start in common.
    private static int equalBlocks(String one, String other, int shorter) {
        int at = 0;
        while (at + BLOCK <= shorter && one.regionMatches(at, other, at, BLOCK)) {
            at += BLOCK;
        }
        return at;
    }

    /// Surrogates stand for characters above all others.
    private static int rank(char c) {
        return Character.isSurrogate(c) ? c + 0x10000 : c;
    }

    /// The smallest text behind all that begin with `prefix`; nothing when there is none, as behind the empty one.
    public static Optional<String> behind(String prefix) {
        String rest = prefix;
        while (!rest.isEmpty()) {
            int last = rest.codePointBefore(rest.length());
            rest = rest.substring(0, rest.length() - Character.charCount(last));
            if (last < Character.MAX_CODE_POINT) {
                int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
                return Optional.of(rest + Character.toString(next));
            }
        }
        return Optional.empty();
    }
}
