package tableflow.console.service.query.result;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;

/// Rows of a result that are wanted in another order than the file has them: many at a time, which are read in the
/// file's order, each block once, and kept as bytes until they are asked for. To read them one by one would mean a
/// block of 128 rows for each of them.
///
/// Memory: what it was made with, and 24 bytes a row. Rows that do not fit are read singly when they are asked for. For
/// one thread.
public final class GatheredRows {

    /// What the bytes of the rows may take.
    public static final int USUAL_MEMORY = 48 << 20;

    /// Of a row's number and its place among those wanted, the place takes so many bits of 64.
    private static final int PLACE_BITS = 19;

    private static final int CHECK_EACH = 0x3ff;
    private static final int FIRST_ROOM = 1 << 16;
    private static final int NOT_HERE = -1;

    private final ResultFile file;
    private final int memory;
    private byte[] bytes = {};
    private int used;
    private long[] numbers = {};
    private int[] starts = {};
    private int[] ends = {};

    /// @param memory bytes; see [#USUAL_MEMORY]
    public GatheredRows(ResultFile file, int memory) {
        this.file = file;
        this.memory = memory;
    }

    /// How many rows are worth to be taken at a time: as many as should fit, by the mean length of a row.
    public int most() {
        long mean = Math.max(1, file.size() / Math.max(1, file.rows()));
        return Math.clamp(memory / mean, 1, 1 << PLACE_BITS);
    }

    /// Reads rows, in place of those read before.
    ///
    /// @param rows their numbers, in the order they are wanted; not copied; at most [#most]
    /// @throws tableflow.console.domain.RemoteFailure CANCELLED after an interrupt
    public void take(long[] rows) throws IOException {
        numbers = rows;
        used = 0;
        starts = new int[rows.length];
        ends = new int[rows.length];
        long[] inFile = new long[rows.length];
        for (int place = 0; place < rows.length; place++) {
            inFile[place] = rows[place] << PLACE_BITS | place;
        }
        Arrays.sort(inFile);
        Lines lines = null;
        for (int i = 0; i < inFile.length; i++) {
            if ((i & CHECK_EACH) == 0) {
                Progress.throwIfCancelled("read rows");
            }
            long packed = inFile[i];
            int place = (int) (packed & ((1 << PLACE_BITS) - 1));
            long line = (packed >>> PLACE_BITS) + 1;
            if (lines == null || !lines.holds(line)) {
                lines = file.block(line);
            }
            keep(place, lines, line);
        }
    }

    private void keep(int place, Lines lines, long line) {
        int length = lines.length(line);
        if ((long) used + length > memory) {
            starts[place] = NOT_HERE;
            return;
        }
        if (used + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.clamp(
                    Math.max(used + (long) length, bytes.length * 2L), FIRST_ROOM, Math.max(FIRST_ROOM, memory)));
        }
        lines.copy(line, bytes, used);
        starts[place] = used;
        used += length;
        ends[place] = used;
    }

    /// How many rows were taken.
    public int size() {
        return numbers.length;
    }

    /// The values of a row.
    ///
    /// @param place among those that were taken, from 0
    /// @throws MalformedResult when the file does not follow the rules there
    public List<@Nullable String> row(int place) throws IOException {
        long number = numbers[place];
        if (starts[place] == NOT_HERE) {
            return file.row(number);
        }
        try {
            return Collections.unmodifiableList(
                    RowParser.parse(bytes, starts[place], ends[place], number + 1, 0, file.columns()));
        } catch (MalformedResult placeless) {
            // The file itself knows where it is.
            return file.row(number);
        }
    }
}
