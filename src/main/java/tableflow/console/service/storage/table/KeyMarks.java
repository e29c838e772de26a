package tableflow.console.service.storage.table;

import java.nio.charset.StandardCharsets;

/// A mark for each of many keys, in about twenty bytes a key: of a key only a hash of 64 bits is held. Two of a million
/// keys share one with a chance of one in 37 million; an object would then be taken for one that is needed.
final class KeyMarks {

    /// No mark.
    static final short NONE = 0;

    /// It may hold no more keys.
    static final short FULL = Short.MIN_VALUE;

    private static final int FIRST = 1 << 10;
    private static final long PRIME = 0x100000001B3L;
    private static final long BASIS = 0xCBF29CE484222325L;

    private long[] hashes = new long[FIRST];
    private short[] marks = new short[FIRST];
    private final int most;
    private int count;

    /// @param most keys that it may hold
    KeyMarks(int most) {
        this.most = most;
    }

    int size() {
        return count;
    }

    /// Marks a key; a mark that it has stays where it is higher.
    ///
    /// @param mark above [#NONE]
    /// @return the mark that it had, or [#FULL]
    short raise(String key, short mark) {
        if (count * 10L >= hashes.length * 7L) {
            grow();
        }
        long hash = hash(key);
        int at = place(hash);
        short before = marks[at];
        if (before == NONE) {
            if (count == most) {
                return FULL;
            }
            hashes[at] = hash;
            count++;
        }
        marks[at] = (short) Math.max(before, mark);
        return before;
    }

    short get(String key) {
        return marks[place(hash(key))];
    }

    /// Gives a key that has a mark another one.
    void change(String key, short mark) {
        int at = place(hash(key));
        if (marks[at] != NONE) {
            marks[at] = mark;
        }
    }

    /// How many keys have a mark from `from` to `to`.
    long count(short from, short to) {
        long found = 0;
        for (short one : marks) {
            found += one != NONE && one >= from && one <= to ? 1 : 0;
        }
        return found;
    }

    private int place(long hash) {
        int mask = hashes.length - 1;
        int at = (int) (hash ^ (hash >>> 32)) & mask;
        while (marks[at] != NONE && hashes[at] != hash) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldHashes = hashes;
        short[] oldMarks = marks;
        hashes = new long[Math.multiplyExact(oldHashes.length, 2)];
        marks = new short[hashes.length];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldMarks[i] != NONE) {
                int at = place(oldHashes[i]);
                hashes[at] = oldHashes[i];
                marks[at] = oldMarks[i];
            }
        }
    }

    /// FNV-1a, its bits spread over all of the result (SplitMix64).
    static long hash(String key) {
        long hash = BASIS;
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * PRIME;
        }
        long z = hash + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
