package tableflow.console.sandbox.tableflow.decode;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// How the registry's serializers begin: a zero byte and the schema's id as four bytes.
public final class Frame {
    private static final int LENGTH = 5;

    private final Optional<Integer> schemaId;
    private final byte[] payload;

    private Frame(Optional<Integer> schemaId, byte[] payload) {
        this.schemaId = schemaId;
        this.payload = payload;
    }

    /// Empty for bytes that may be plain JSON.
    public Optional<Integer> schemaId() {
        return schemaId;
    }

    /// What follows.
    public byte[] payload() {
        return payload;
    }

    /// @throws Undecodable neither framed nor the text of a JSON object
    public static Frame of(byte[] bytes) throws Undecodable {
        if (bytes.length >= LENGTH && bytes[0] == 0) {
            return new Frame(Optional.of(ByteBuffer.wrap(bytes, 1, 4).getInt()),
                Arrays.copyOfRange(bytes, LENGTH, bytes.length));
        }
        if (bytes.length > 0 && bytes[0] == '{') {
            return new Frame(Optional.empty(), bytes);
        }
        throw new Undecodable("Unknown magic byte");
    }
}
