package tableflow.console.sandbox.tableflow.decode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Protobuf's wire format, written by hand after its specification.
final class ProtoBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    ProtoBytes number(int field, long value) {
        return raw(varint((long) field << 3)).raw(varint(value));
    }

    ProtoBytes zigZag(int field, long value) {
        return number(field, zigZag(value));
    }

    ProtoBytes fixed64(int field, long value) {
        return raw(varint((long) field << 3 | 1)).raw(eight(value));
    }

    ProtoBytes fixed32(int field, int value) {
        return raw(varint((long) field << 3 | 5)).raw(four(value));
    }

    ProtoBytes bytes(int field, byte[] value) {
        return raw(varint((long) field << 3 | 2)).raw(varint(value.length)).raw(value);
    }

    ProtoBytes text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    ProtoBytes message(int field, ProtoBytes value) {
        return bytes(field, value.toBytes());
    }

    ProtoBytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    static long zigZag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    static byte[] varint(long value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return bytes.toByteArray();
    }

    static byte[] eight(long value) {
        return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    }

    static byte[] four(int value) {
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
    }
}
