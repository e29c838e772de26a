package tableflow.console.domain.lake;

import java.util.ArrayList;
import java.util.List;

/// How large the data files of a snapshot are. A reader pays a request and a footer for each, so many small ones are
/// slow; until compaction runs they are normal.
///
/// @param all data files counted together
/// @param buckets from small to large; each holds files below its limit and not below the one before
/// @param smallFiles those below [#SMALL]
public record FileSizes(FileTotals all, List<Bucket> buckets, FileTotals smallFiles) {

    /// Below this a file is small: 8 MiB, a sixteenth of the 128 MiB that readers like to take at once.
    public static final long SMALL = 8L << 20;

    private static final int FIRST_SHIFT = 14;
    private static final int STEP_SHIFT = 2;
    private static final int BUCKETS = 10;
    private static final long FEW = 10;

    /// @param limit bytes; [Long#MAX_VALUE] for the last
    public record Bucket(long limit, FileTotals files) {}

    /// What to say about the sizes.
    public enum Verdict {
        /// No data files.
        EMPTY,
        /// So few files that their sizes do not matter.
        FEW,
        /// More than half of the files are small.
        MANY_SMALL,
        FINE
    }

    public FileSizes {
        buckets = List.copyOf(buckets);
    }

    public Verdict verdict() {
        if (all.files() == 0) {
            return Verdict.EMPTY;
        }
        if (all.files() < FEW) {
            return Verdict.FEW;
        }
        return smallFiles.files() * 2 > all.files() ? Verdict.MANY_SMALL : Verdict.FINE;
    }

    /// Counts data files one at a time: limits of 16 KiB, 64 KiB ... 1 GiB, and what is larger.
    public static final class Counter {

        private final FileTotals[] counted = new FileTotals[BUCKETS];
        private FileTotals all = FileTotals.NONE;
        private FileTotals small = FileTotals.NONE;

        public void add(LakeFile file) {
            if (!file.isData()) {
                return;
            }
            int index = 0;
            while (index < BUCKETS - 1 && file.bytes() >= limit(index)) {
                index++;
            }
            FileTotals before = counted[index];
            counted[index] = (before == null ? FileTotals.NONE : before).plus(file);
            all = all.plus(file);
            if (file.bytes() < SMALL) {
                small = small.plus(file);
            }
        }

        public FileSizes done() {
            List<Bucket> buckets = new ArrayList<>();
            for (int i = 0; i < BUCKETS; i++) {
                FileTotals files = counted[i];
                buckets.add(new Bucket(limit(i), files == null ? FileTotals.NONE : files));
            }
            return new FileSizes(all, buckets, small);
        }

        private static long limit(int index) {
            return index == BUCKETS - 1 ? Long.MAX_VALUE : 1L << (FIRST_SHIFT + STEP_SHIFT * index);
        }
    }
}
