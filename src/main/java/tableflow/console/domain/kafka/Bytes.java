package tableflow.console.domain.kafka;

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

    /// A copy of the content.
    public byte[] toArray() {
        return content.clone();
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
