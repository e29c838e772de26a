package tableflow.console.sandbox.s3;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How a key and its versions are written down in the index. Attributes that are equal are read as one.
final class FrameCodec {
    private static final int HAS_VERSION = 1;
    private static final int HAS_ATTRIBUTES = 2;
    private static final int HAS_SUM = 4;
    private static final int MOST_SHARED = 4096;

    private final Map<Attributes, Attributes> shared = new HashMap<>();

    byte[] write(String key, List<StoredObject> versions) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            text(out, key);
            out.writeInt(versions.size());
            for (StoredObject one : versions) {
                write(out, one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, StoredObject one) throws IOException {
        boolean plain = one.attributes.equals(Attributes.PLAIN);
        out.writeByte((one.version == null ? 0 : HAS_VERSION) | (plain ? 0 : HAS_ATTRIBUTES)
                | (one.sum == null ? 0 : HAS_SUM));
        out.writeLong(one.place);
        out.writeLong(one.size);
        out.writeLong(one.modified);
        out.writeLong(one.hash1);
        out.writeLong(one.hash2);
        out.writeInt(one.parts);
        if (one.version != null) {
            text(out, one.version);
        }
        if (!plain) {
            text(out, one.attributes.storageClass());
            map(out, one.attributes.headers());
            map(out, one.attributes.tags());
        }
        if (one.sum != null) {
            text(out, one.sum.algorithm());
            text(out, one.sum.value());
            text(out, one.sum.type());
        }
    }

    void read(byte[] content, IndexLog.Replay replay) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
        String key = text(in);
        int count = in.readInt();
        if (count == 1) {
            replay.versions(key, List.of(read(in)));
            return;
        }
        List<StoredObject> versions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            versions.add(read(in));
        }
        replay.versions(key, versions);
    }

    private StoredObject read(DataInputStream in) throws IOException {
        int flags = in.readByte();
        long place = in.readLong();
        long size = in.readLong();
        Instant modified = Instant.ofEpochMilli(in.readLong());
        StoredObject.Content content =
                new StoredObject.Content(place, size, in.readLong(), in.readLong(), in.readInt());
        @Nullable String version = (flags & HAS_VERSION) == 0 ? null : text(in);
        Attributes attributes = (flags & HAS_ATTRIBUTES) == 0
                ? Attributes.PLAIN
                : shared(new Attributes(text(in), map(in), map(in)));
        @Nullable Checksum sum = (flags & HAS_SUM) == 0 ? null : new Checksum(text(in), text(in), text(in));
        return new StoredObject(content, modified, version, attributes, sum);
    }

    private Attributes shared(Attributes one) {
        Attributes known = shared.get(one);
        if (known != null) {
            return known;
        }
        if (shared.size() < MOST_SHARED) {
            shared.put(one, one);
        }
        return one;
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static void map(DataOutputStream out, Map<String, String> map) throws IOException {
        out.writeInt(map.size());
        for (Map.Entry<String, String> one : map.entrySet()) {
            text(out, one.getKey());
            text(out, one.getValue());
        }
    }

    private static Map<String, String> map(DataInputStream in) throws IOException {
        Map<String, String> map = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            map.put(text(in), text(in));
        }
        return map;
    }
}
