package tableflow.console.service.messages;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Reads Protobuf's wire format (protobuf.dev, Encoding).
final class ProtobufBytes {

    static final int VARINT = 0;
    static final int EIGHT = 1;
    static final int LENGTH = 2;
    static final int FOUR = 5;

    private final ByteBuffer in;

    ProtobufBytes(byte[] bytes) {
        in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    boolean hasMore() {
        return in.hasRemaining();
    }

    long varint() throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            need(1);
            byte next = in.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("a number is longer than 64 bits");
    }

    static long zigZag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }

    int four() throws IOException {
        need(Integer.BYTES);
        return in.getInt();
    }

    long eight() throws IOException {
        need(Long.BYTES);
        return in.getLong();
    }

    byte[] bytes() throws IOException {
        long length = varint();
        if (length < 0 || length > in.remaining()) {
            throw new IOException("a part is longer than what is left");
        }
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return bytes;
    }

    byte[] rest() {
        byte[] bytes = new byte[in.remaining()];
        in.get(bytes);
        return bytes;
    }

    void skip(int wire) throws IOException {
        switch (wire) {
            case VARINT -> varint();
            case EIGHT -> eight();
            case LENGTH -> bytes();
            case FOUR -> four();
            default -> throw new IOException("wire type " + wire + " is not known");
        }
    }

    private void need(int count) throws IOException {
        if (in.remaining() < count) {
            throw new IOException("the message ends in the middle of a field");
        }
    }
}
