package tableflow.console.sandbox.s3;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
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
    private static final int HAS_SIZES = 8;
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
                | (one.sum == null ? 0 : HAS_SUM) | (one.sizes == null ? 0 : HAS_SIZES));
        out.writeLong(one.place);
        out.writeLong(one.size);
        out.writeLong(one.modified);
        out.writeLong(one.hash1);
        out.writeLong(one.hash2);
        out.writeInt(one.parts);
        if (one.sizes != null) {
            for (long size : one.sizes.sizes()) {
                out.writeLong(size);
            }
        }
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

    /// @param in all of a frame's content
    void read(ByteBuffer in, IndexLog.Replay replay) {
        String key = text(in);
        int count = in.getInt();
        if (count == 1) {
            replay.versions(key, List.of(object(in)));
            return;
        }
        List<StoredObject> versions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            versions.add(object(in));
        }
        replay.versions(key, versions);
    }

    private StoredObject object(ByteBuffer in) {
        int flags = in.get();
        long place = in.getLong();
        long size = in.getLong();
        Instant modified = Instant.ofEpochMilli(in.getLong());
        long hash1 = in.getLong();
        long hash2 = in.getLong();
        int parts = in.getInt();
        @Nullable PartSizes sizes = (flags & HAS_SIZES) == 0 ? null : sizes(in, parts);
        StoredObject.Content content = new StoredObject.Content(place, size, hash1, hash2, parts, sizes);
        @Nullable String version = (flags & HAS_VERSION) == 0 ? null : text(in);
        Attributes attributes = (flags & HAS_ATTRIBUTES) == 0
                ? Attributes.PLAIN
                : shared(new Attributes(text(in), map(in), map(in)));
        @Nullable Checksum sum = (flags & HAS_SUM) == 0 ? null : new Checksum(text(in), text(in), text(in));
        return new StoredObject(content, modified, version, attributes, sum);
    }

    private static PartSizes sizes(ByteBuffer in, int parts) {
        List<Long> sizes = new ArrayList<>(parts);
        for (int i = 0; i < parts; i++) {
            sizes.add(in.getLong());
        }
        return PartSizes.of(sizes);
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

    /// @param in with an array behind it
    private static String text(ByteBuffer in) {
        int length = in.getInt();
        int at = in.position();
        in.position(at + length);
        return new String(in.array(), in.arrayOffset() + at, length, StandardCharsets.UTF_8);
    }

    private static void map(DataOutputStream out, Map<String, String> map) throws IOException {
        out.writeInt(map.size());
        for (Map.Entry<String, String> one : map.entrySet()) {
            text(out, one.getKey());
            text(out, one.getValue());
        }
    }

    private static Map<String, String> map(ByteBuffer in) {
        Map<String, String> map = new TreeMap<>();
        for (int left = in.getInt(); left > 0; left--) {
            map.put(text(in), text(in));
        }
        return map;
    }
}
