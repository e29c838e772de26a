package tableflow.console.sandbox.tableflow.iceberg;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import org.apache.iceberg.io.PositionOutputStream;

/// Collects what is written and hands it on at the end, once.
final class Upload extends PositionOutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Consumer<byte[]> to;
    private boolean closed;

    Upload(Consumer<byte[]> to) {
        this.to = to;
    }

    @Override
    public long getPos() {
        return bytes.size();
    }

    @Override
    public void write(int one) {
        bytes.write(one);
    }

    @Override
    public void write(byte[] from, int start, int length) {
        bytes.write(from, start, length);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            to.accept(bytes.toByteArray());
        }
    }
}
