package tableflow.console.service.messages.write;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Writes Protobuf's wire format (protobuf.dev, Encoding).
final class ProtobufOut {

    static final int VARINT = 0;
    static final int EIGHT = 1;
    static final int LENGTH = 2;
    static final int FOUR = 5;

    private static final int TYPE_BITS = 3;
    private static final int MORE = 0x80;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    void tag(int field, int wire) {
        varint((long) field << TYPE_BITS | wire);
    }

    void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f) | MORE);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    static long zigZag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    void four(int value) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    }

    void eight(long value) {
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
    }

    void bytes(byte[] bytes) {
        varint(bytes.length);
        out.writeBytes(bytes);
    }

    byte[] toArray() {
        return out.toByteArray();
    }
}
