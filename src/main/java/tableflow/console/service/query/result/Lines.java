package tableflow.console.service.query.result;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bytes of a block, and where its lines end in them. A line is parsed when it is wanted: one that breaks the rules
/// takes none of its neighbours with it.
final class Lines {

    private final RowIndex.Block block;
    private final byte[] bytes;
    private final int[] ends;

    /// @param bytes of the block, not copied
    Lines(RowIndex.Block block, byte[] bytes) {
        this.block = block;
        this.bytes = bytes;
        this.ends = new int[block.lines()];
        int[] found = {0};
        new RowBoundaries().feed(bytes, 0, bytes.length, next -> ends[found[0]++] = (int) next);
    }

    boolean holds(long line) {
        return line >= block.first() && line < block.first() + ends.length;
    }

    /// How many bytes a line has, without its line feed.
    int length(long line) {
        int within = (int) (line - block.first());
        return ends[within] - 1 - start(within);
    }

    /// Copies a line's bytes, without its line feed, to `to[at...)`.
    void copy(long line, byte[] to, int at) {
        int from = start((int) (line - block.first()));
        System.arraycopy(bytes, from, to, at, length(line));
    }

    private int start(int within) {
        return within == 0 ? 0 : ends[within - 1];
    }

    /// The values of a line.
    ///
    /// @param columns how many there must be; 0 takes any number
    List<@Nullable String> parse(long line, int columns) throws MalformedResult {
        int within = (int) (line - block.first());
        int from = start(within);
        return Collections.unmodifiableList(
                RowParser.parse(bytes, from, ends[within] - 1, line, block.from() + from, columns));
    }
}
