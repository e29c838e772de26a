package tableflow.console.sandbox.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Parts read one after the other; each is opened when its turn comes.
final class Joined extends InputStream {
    private final Blobs blobs;
    private final Deque<Uploads.Part> rest;
    private InputStream now = InputStream.nullInputStream();

    Joined(Blobs blobs, List<Uploads.Part> parts) {
        this.blobs = blobs;
        this.rest = new ArrayDeque<>(parts);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int got = now.read(target, offset, length);
        while (got < 0 && !rest.isEmpty()) {
            now.close();
            Uploads.Part part = rest.removeFirst();
            now = blobs.open(Uploads.content(part), 0, part.size());
            got = now.read(target, offset, length);
        }
        return got;
    }

    @Override
    public void close() throws IOException {
        now.close();
    }
}
