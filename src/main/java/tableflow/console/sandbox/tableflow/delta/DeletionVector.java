package tableflow.console.sandbox.tableflow.delta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import org.apache.iceberg.deletes.PositionDeleteIndex;
import tableflow.console.sandbox.http.Json;

/// Which rows of a data file are gone, as Delta writes it into its log: a Roaring bitmap of their places in Base85.
/// Iceberg's own deletion vectors have the same bitmap between a length and a check sum.
///
/// @param data Base85 in Z85's alphabet, filled up with zero bytes to whole groups
/// @param size of the bitmap in bytes
/// @param cardinality how many rows are gone
record DeletionVector(String data, int size, long cardinality) {
    private static final String DIGITS =
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";
    private static final int LENGTH_BYTES = 4;
    private static final int CHECK_BYTES = 4;

    static DeletionVector of(PositionDeleteIndex gone) {
        ByteBuffer all = gone.serialize();
        int size = all.remaining() - LENGTH_BYTES - CHECK_BYTES;
        ByteBuffer bitmap = ByteBuffer.allocate((size + 3) / 4 * 4);
        bitmap.put(0, all, all.position() + LENGTH_BYTES, size);
        return new DeletionVector(base85(bitmap), size, gone.cardinality());
    }

    private static String base85(ByteBuffer bytes) {
        StringBuilder text = new StringBuilder(bytes.remaining() / 4 * 5);
        while (bytes.hasRemaining()) {
            long group = Integer.toUnsignedLong(bytes.getInt());
            for (long place = 85L * 85 * 85 * 85; place > 0; place /= 85) {
                text.append(DIGITS.charAt((int) (group / place % 85)));
            }
        }
        return text.toString();
    }

    ObjectNode json() {
        return Json.object().put("storageType", "i").put("pathOrInlineDv", data).put("sizeInBytes", size)
            .put("cardinality", cardinality);
    }

    static DeletionVector of(JsonNode json) {
        return new DeletionVector(json.path("pathOrInlineDv").asText(), json.path("sizeInBytes").asInt(),
            json.path("cardinality").asLong());
    }
}
