package tableflow.console.service.query.result.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.service.query.result.value.ValueKeys;
import tableflow.console.service.query.result.value.ValueType;
import tableflow.console.service.support.PositionedFile;

/// What came of comparing two results: figures, and the differing rows in the order of their keys, on disk. Values are
/// equal when their types say so, `1.0` and `1.00` among them. Close it.
public final class Comparison implements AutoCloseable {

    private static final int RECORD = 1 + 2 * Long.BYTES;

    private final Side left;
    private final Side right;
    private final List<ValueType> types;
    private final Path path;
    private final PositionedFile file;
    private final Tally tally = new Tally();
    private long size;

    /// Figures in rows, except where said.
    ///
    /// @param changedCells cells of the changed rows that differ
    /// @param duplicateKeys keys that more than one row of a side has
    public record Summary(
            long same, long changed, long changedCells, long onlyLeft, long onlyRight, long duplicateKeys) {
        /// Whether both sides hold the same rows.
        public boolean isSame() {
            return changed + onlyLeft + onlyRight + duplicateKeys == 0;
        }
    }

    private static final class Tally {
        private long same;
        private long changed;
        private long changedCells;
        private long onlyLeft;
        private long onlyRight;
        private long duplicateKeys;
    }

    private Comparison(Side left, Side right, List<ValueType> types, Path path, PositionedFile file) {
        this.left = left;
        this.right = right;
        this.types = types;
        this.path = path;
        this.file = file;
    }

    /// Compares two results.
    ///
    /// @param folder takes files for as long as the comparison is not closed
    /// @throws RemoteFailure INVALID when keys or values of the sides do not go together, CANCELLED after an interrupt
    /// @throws UncheckedIOException when a row cannot be read, or the disk is full
    public static Comparison of(Side left, Side right, Path folder, Progress progress) {
        List<ValueType> types = types(left, right);
        try {
            Path path = Files.createTempFile(folder, "differences-", ".tmp");
            Comparison all = new Comparison(left, right, types, path, PositionedFile.open(path));
            try (SortedSide lefts = SortedSide.of(left, types, folder, progress);
                    SortedSide rights = SortedSide.of(right, types, folder, progress)) {
                all.walk(lefts, rights);
                return all;
            } catch (IOException | RuntimeException failed) {
                all.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the results could not be compared: " + failed.getMessage(), failed);
        }
    }

    private static List<ValueType> types(Side left, Side right) {
        if (left.keys().isEmpty() || left.keys().size() != right.keys().size()
                || left.values().size() != right.values().size()) {
            throw RemoteFailure.of(Kind.INVALID, "compare results", left.keys().size() + " key and "
                            + left.values().size() + " other columns stand against " + right.keys().size() + " and "
                            + right.values().size())
                    .withAdvice("Choose at least one key, and as many columns on both sides.");
        }
        List<Integer> lefts = Stream.concat(left.keys().stream(), left.values().stream()).toList();
        List<Integer> rights = Stream.concat(right.keys().stream(), right.values().stream()).toList();
        List<ValueType> types = new ArrayList<>();
        for (int i = 0; i < lefts.size(); i++) {
            types.add(common(
                    ValueType.of(left.columns().get(lefts.get(i))), ValueType.of(right.columns().get(rights.get(i)))));
        }
        return types;
    }

    /// Numbers are held against numbers, all else of two types as texts.
    private static ValueType common(ValueType one, ValueType other) {
        boolean exact = one != ValueType.FLOATING && other != ValueType.FLOATING;
        return one == other ? one
                : one.isNumber() && other.isNumber() ? exact ? ValueType.DECIMAL : ValueType.FLOATING
                : ValueType.TEXT;
    }

    private void walk(SortedSide lefts, SortedSide rights) throws IOException {
        SortedSide.@Nullable Entry l = lefts.next();
        SortedSide.@Nullable Entry r = rights.next();
        for (long step = 0; l != null || r != null; step++) {
            if ((step & 0xfff) == 0) {
                Progress.throwIfCancelled("compare rows");
            }
            int order = l == null ? 1 : r == null ? -1 : l.compareKey(r);
            SortedSide.Entry key = l != null && order <= 0 ? l : Objects.requireNonNull(r);
            List<SortedSide.Entry> leftGroup = new ArrayList<>();
            List<SortedSide.Entry> rightGroup = new ArrayList<>();
            long more = 0;
            for (; l != null && l.compareKey(key) == 0; l = lefts.next()) {
                more += keep(leftGroup, l, Difference.Kind.DUPLICATE, true);
            }
            for (; r != null && r.compareKey(key) == 0; r = rights.next()) {
                more += keep(rightGroup, r, Difference.Kind.DUPLICATE, false);
            }
            group(leftGroup, rightGroup, more);
        }
    }

    /// Two of a group tell that it is one of duplicates; the others are written at once, however many there are.
    private long keep(List<SortedSide.Entry> group, SortedSide.Entry entry, Difference.Kind kind, boolean isLeft)
            throws IOException {
        if (group.size() < 2) {
            group.add(entry);
            return 0;
        }
        write(kind, isLeft ? entry.row() : -1, isLeft ? -1 : entry.row());
        return 1;
    }

    private void group(List<SortedSide.Entry> lefts, List<SortedSide.Entry> rights, long more) throws IOException {
        if (lefts.size() > 1 || rights.size() > 1 || more > 0) {
            tally.duplicateKeys++;
            for (SortedSide.Entry entry : lefts) {
                write(Difference.Kind.DUPLICATE, entry.row(), -1);
            }
            for (SortedSide.Entry entry : rights) {
                write(Difference.Kind.DUPLICATE, -1, entry.row());
            }
        } else if (rights.isEmpty()) {
            tally.onlyLeft++;
            write(Difference.Kind.ONLY_LEFT, lefts.getFirst().row(), -1);
        } else if (lefts.isEmpty()) {
            tally.onlyRight++;
            write(Difference.Kind.ONLY_RIGHT, -1, rights.getFirst().row());
        } else if (lefts.getFirst().hasValuesOf(rights.getFirst())) {
            tally.same++;
        } else {
            Difference changed = new Difference(
                    Difference.Kind.CHANGED, lefts.getFirst().row(), rights.getFirst().row());
            tally.changed++;
            tally.changedCells += changedValues(changed).size();
            write(changed.kind(), changed.left(), changed.right());
        }
    }

    private void write(Difference.Kind kind, long leftRow, long rightRow) throws IOException {
        byte[] bytes = ByteBuffer.allocate(RECORD)
                .put(kind.mark).putLong(leftRow).putLong(rightRow).array();
        file.write(size * RECORD, bytes, 0, RECORD);
        size++;
    }

    public Summary summary() {
        return new Summary(tally.same, tally.changed, tally.changedCells, tally.onlyLeft, tally.onlyRight,
                tally.duplicateKeys);
    }

    /// How many differences there are.
    public long size() {
        return size;
    }

    /// A difference.
    ///
    /// @param number from 0, in the order of the keys
    public Difference at(long number) throws IOException {
        if (number < 0 || number >= size) {
            throw new IndexOutOfBoundsException("difference " + number + " of " + size);
        }
        ByteBuffer bytes = ByteBuffer.wrap(file.read(number * RECORD, RECORD));
        return new Difference(Difference.Kind.of(bytes.get()), bytes.getLong(), bytes.getLong());
    }

    /// Which of the compared values of a changed row differ: places in [Side#values], from 0.
    public List<Integer> changedValues(Difference changed) throws IOException {
        List<@Nullable String> lefts = left.file().row(changed.left());
        List<@Nullable String> rights = right.file().row(changed.right());
        List<Integer> differ = new ArrayList<>();
        for (int i = 0; i < left.values().size(); i++) {
            ValueType type = types.get(left.keys().size() + i);
            if (!same(type, lefts.get(left.values().get(i)), rights.get(right.values().get(i)))) {
                differ.add(i);
            }
        }
        return differ;
    }

    private static boolean same(ValueType type, @Nullable String one, @Nullable String other) {
        return (one == null || other == null)
                ? one == null && other == null
                : ValueKeys.order(type).compare(one, other) == 0;
    }

    @Override
    public void close() throws IOException {
        file.close();
        Files.deleteIfExists(path);
    }
}
