package tableflow.console.domain.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Bytes that do not change.
public final class Bytes {

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /// A copy of `content`.
    public static Bytes of(byte[] content) {
        return new Bytes(content.clone());
    }

    /// `content` itself, which the caller hands over and never touches again: for who reads a million of them.
    public static Bytes owned(byte[] content) {
        return new Bytes(content);
    }

    /// The content to be looked at, not copied.
    public ByteBuffer view() {
        return ByteBuffer.wrap(content).asReadOnlyBuffer();
    }

    /// Writes the content to `to`, at its position.
    public void copyTo(ByteBuffer to) {
        to.put(content);
    }

    /// The byte at `index`.
    public byte at(int index) {
        return content[index];
    }

    /// What stands from `from` to `to`, `to` not included, as text in UTF-8.
    public String text(int from, int to) {
        return new String(content, from, to - from, StandardCharsets.UTF_8);
    }

    /// Whether `wanted` stands somewhere in the content, byte for byte.
    public boolean contains(byte[] wanted) {
        if (wanted.length == 0) {
            return true;
        }
        byte first = wanted[0];
        for (int at = 0, last = content.length - wanted.length; at <= last; at++) {
            if (content[at] == first
                    && Arrays.equals(content, at + 1, at + wanted.length, wanted, 1, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    /// A copy of the content.
    public byte[] toArray() {
        return content.clone();
    }

    /// A copy of the first `most` bytes.
    public byte[] beginning(int most) {
        return Arrays.copyOf(content, Math.min(most, content.length));
    }

    public int size() {
        return content.length;
    }

    /// Pairs of hexadecimal digits with blanks between.
    public String hex() {
        return HexFormat.ofDelimiter(" ").formatHex(content);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    /// Not the content: records may hold secrets.
    @Override
    public String toString() {
        return content.length + " bytes";
    }
}
