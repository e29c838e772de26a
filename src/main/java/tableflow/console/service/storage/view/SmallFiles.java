package tableflow.console.service.storage.view;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tableflow.console.domain.lake.FileSizes;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.ObjectKind;
import tableflow.console.domain.storage.RootUse;
import tableflow.console.domain.storage.SizeBand;
import tableflow.console.domain.storage.StorageReport;

/// Whether the files with rows are so small that reading them costs more in requests than in bytes: a query opens each
/// file, which takes some tens of milliseconds.
///
/// @param verdict about all of them together
/// @param data all files with rows
/// @param small objects of any kind below [#SMALL_BAND]
/// @param worst tables and folders with too many small files, the most files first
/// @see FileSizes
/// @see "Amazon Athena User Guide: Performance tuning, optimize file sizes"
public record SmallFiles(Verdict verdict, Amount data, Amount small, List<RootUse> worst) {

    /// The band of sizes that ends here is the last one that counts as small.
    public static final long SMALL_BAND = 16L << 20;
    /// What a file should have, in bytes.
    public static final long GOOD_BYTES = 128L << 20;

    /// Fewer do not matter.
    private static final long LEAST_FILES = 10;
    private static final int MOST_WORST = 100;
    private static final Set<ObjectKind> DATA =
            EnumSet.of(ObjectKind.TABLE_DATA, ObjectKind.JSON, ObjectKind.AVRO, ObjectKind.CSV);

    /// How large files are in the mean.
    public enum Verdict {
        /// There are none.
        NONE,
        /// So few that their size does not matter.
        FEW,
        /// Below [FileSizes#SMALL].
        TOO_SMALL,
        /// Below [#GOOD_BYTES].
        RATHER_SMALL,
        GOOD
    }

    public SmallFiles {
        worst = List.copyOf(worst);
    }

    public static SmallFiles of(StorageReport report) {
        Amount small = report.sizes().entrySet().stream()
                .filter(one -> one.getKey() != SizeBand.LARGER && one.getKey().limit() <= SMALL_BAND)
                .map(Map.Entry::getValue)
                .reduce(Amount.NONE, Amount::plus);
        List<RootUse> worst = report.roots().stream()
                .filter(SmallFiles::isBad)
                .sorted(Comparator.comparingLong((RootUse root) -> data(root.kinds()).objects()).reversed())
                .limit(MOST_WORST)
                .toList();
        Amount data = data(report.kinds());
        return new SmallFiles(judge(data), data, small, worst);
    }

    /// Of a table by the sizes of its files, of others by their mean.
    private static boolean isBad(RootUse root) {
        boolean told = root.isDetailed() && !root.data().isNone();
        return told
                ? root.fileSizes().verdict() == FileSizes.Verdict.MANY_SMALL
                : judge(data(root.kinds())) == Verdict.TOO_SMALL;
    }

    /// The files with rows among some kinds.
    public static Amount data(Map<ObjectKind, Amount> kinds) {
        return kinds.entrySet().stream()
                .filter(one -> DATA.contains(one.getKey()))
                .map(Map.Entry::getValue)
                .reduce(Amount.NONE, Amount::plus);
    }

    /// What is to be said of so many files with so many bytes.
    public static Verdict judge(Amount files) {
        if (files.objects() == 0) {
            return Verdict.NONE;
        }
        if (files.objects() < LEAST_FILES) {
            return Verdict.FEW;
        }
        BigInteger mean = mean(files);
        return mean.compareTo(BigInteger.valueOf(FileSizes.SMALL)) < 0 ? Verdict.TOO_SMALL
                : mean.compareTo(BigInteger.valueOf(GOOD_BYTES)) < 0 ? Verdict.RATHER_SMALL : Verdict.GOOD;
    }

    /// Bytes of one in the mean, rounded; 0 of none.
    public static BigInteger mean(Amount files) {
        return files.objects() == 0 ? BigInteger.ZERO : new BigDecimal(files.bytes())
                .divide(BigDecimal.valueOf(files.objects()), 0, RoundingMode.HALF_UP).toBigInteger();
    }
}
