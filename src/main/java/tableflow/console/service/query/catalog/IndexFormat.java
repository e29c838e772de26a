package tableflow.console.service.query.catalog;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// An index as bytes: GZIP around a mark, a version and the databases. A type or comment is written where it is met
/// first, and by its number after that. GZIP's checksum tells a damaged file.
final class IndexFormat {
    private static final int MARK = 0x54464349;
    private static final int VERSION = 1;
    private static final int BUFFER = 1 << 16;
    private static final int LARGEST_NAMES = 1 << 24;

    private IndexFormat() {}

    static byte[] write(CatalogIndex index) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER);
        GZIPOutputStream zip = new GZIPOutputStream(bytes, BUFFER) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        };
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(zip, BUFFER))) {
            out.writeInt(MARK);
            out.writeInt(VERSION);
            Map<String, Integer> numbers = new HashMap<>();
            List<IndexedDatabase> databases = index.databases();
            out.writeInt(databases.size());
            for (IndexedDatabase database : databases) {
                out.writeUTF(database.name());
                Instant readAt = database.readAt();
                out.writeLong(readAt == null ? Long.MIN_VALUE : readAt.toEpochMilli());
                out.writeBoolean(database.seen());
                out.writeInt(database.tables().size());
                for (IndexedTable table : database.tables()) {
                    table(table, numbers, out);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static void table(IndexedTable table, Map<String, Integer> numbers, DataOutputStream out)
            throws IOException {
        out.writeUTF(table.name());
        text(table.kind().name(), numbers, out);
        out.writeBoolean(table.seen());
        out.writeInt(table.packedNames().length);
        out.write(table.packedNames());
        out.writeInt(table.columnCount());
        for (String type : table.types()) {
            text(type, numbers, out);
        }
        List<@Nullable String> comments = table.comments();
        out.writeBoolean(!comments.isEmpty());
        for (String comment : comments) {
            text(comment == null ? "" : comment, numbers, out);
        }
    }

    private static void text(String text, Map<String, Integer> numbers, DataOutputStream out) throws IOException {
        Integer known = numbers.putIfAbsent(text, numbers.size());
        out.writeInt(known == null ? -1 : known);
        if (known == null) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    /// @throws IOException for what is no index, or one of another version
    static CatalogIndex read(InputStream from) throws IOException {
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(new GZIPInputStream(from, BUFFER), BUFFER))) {
            if (in.readInt() != MARK || in.readInt() != VERSION) {
                throw new IOException("no index of this version");
            }
            List<String> texts = new ArrayList<>();
            List<IndexedDatabase> databases = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                String name = in.readUTF();
                long readAt = in.readLong();
                boolean seen = in.readBoolean();
                List<IndexedTable> tables = new ArrayList<>();
                for (int more = in.readInt(); more > 0; more--) {
                    tables.add(table(in, texts));
                }
                databases.add(new IndexedDatabase(
                        name, tables, readAt == Long.MIN_VALUE ? null : Instant.ofEpochMilli(readAt), seen));
            }
            if (in.read() >= 0) {
                throw new IOException("something follows the index");
            }
            return new CatalogIndex(databases);
        }
    }

    private static IndexedTable table(DataInputStream in, List<String> texts) throws IOException {
        String name = in.readUTF();
        TableKind kind = kind(text(in, texts));
        boolean seen = in.readBoolean();
        byte[] names = in.readNBytes(checked(in.readInt(), LARGEST_NAMES));
        String[] types = new String[checked(in.readInt(), names.length + 1)];
        for (int i = 0; i < types.length; i++) {
            types[i] = text(in, texts);
        }
        @Nullable String[] comments = new String[in.readBoolean() ? types.length : 0];
        for (int i = 0; i < comments.length; i++) {
            String comment = text(in, texts);
            comments[i] = comment.isEmpty() ? null : comment;
        }
        return new IndexedTable(name, kind, seen, names, types, comments);
    }

    private static TableKind kind(String name) throws IOException {
        try {
            return TableKind.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw new IOException("no kind of table: " + name, unknown);
        }
    }

    private static String text(DataInputStream in, List<String> texts) throws IOException {
        int number = in.readInt();
        if (number >= 0) {
            return texts.get(checked(number, texts.size() - 1));
        }
        byte[] bytes = in.readNBytes(checked(in.readInt(), LARGEST_NAMES));
        String text = new String(bytes, StandardCharsets.UTF_8);
        texts.add(text);
        return text;
    }

    private static int checked(int number, int most) throws IOException {
        if (number < 0 || number > most) {
            throw new IOException("a number of the index is out of range");
        }
        return number;
    }
}
