package tableflow.console.sandbox.s3;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Where the parts of a multipart upload lie in the object that was made of them.
final class PartSizes {
    /// The end of each part.
    private final long[] ends;

    private PartSizes(long[] ends) {
        this.ends = ends;
    }

    static PartSizes of(List<Long> sizes) {
        long[] ends = new long[sizes.size()];
        long end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += sizes.get(i);
            ends[i] = end;
        }
        return new PartSizes(ends);
    }

    /// The sizes in order.
    List<Long> sizes() {
        return IntStream.range(0, ends.length).mapToObj(i -> ends[i] - start(i)).toList();
    }

    /// @param index from 0
    long start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    /// @param index from 0
    long end(int index) {
        return ends[index];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PartSizes that && Arrays.equals(ends, that.ends);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ends);
    }
}
