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

    /// The values of a line.
    ///
    /// @param columns how many there must be; 0 takes any number
    List<@Nullable String> parse(long line, int columns) throws MalformedResult {
        int within = (int) (line - block.first());
        int from = within == 0 ? 0 : ends[within - 1];
        return Collections.unmodifiableList(
                RowParser.parse(bytes, from, ends[within] - 1, line, block.from() + from, columns));
    }
}
