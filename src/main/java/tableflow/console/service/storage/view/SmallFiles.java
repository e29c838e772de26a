package tableflow.console.service.storage.view;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.ObjectKind;
import tableflow.console.domain.storage.RootUse;
import tableflow.console.domain.storage.SizeBand;
import tableflow.console.domain.storage.StorageReport;

/// Whether the files with rows are so small that reading them costs more in requests than in bytes. A query opens each
/// file, which takes some tens of milliseconds; Athena's advice is 128 MB or more a file.
///
/// @param verdict about all of them together
/// @param data all files with rows
/// @param small objects of any kind below [#SMALL_BYTES]
/// @param worst tables and folders with too many small files, the most files first
/// @see "Amazon Athena User Guide: Performance tuning, optimize file sizes"
public record SmallFiles(Verdict verdict, Amount data, Amount small, List<RootUse> worst) {

    /// From here on a file is large enough to be worth its request.
    public static final long SMALL_BYTES = 16L << 20;
    /// What a file should have.
    public static final long GOOD_BYTES = 128_000_000L;

    /// Fewer do not matter.
    private static final long LEAST_FILES = 100;
    private static final int MOST_WORST = 100;
    private static final Set<ObjectKind> DATA =
            EnumSet.of(ObjectKind.TABLE_DATA, ObjectKind.JSON, ObjectKind.AVRO, ObjectKind.CSV);

    /// How large files are in the mean.
    public enum Verdict {
        /// There are none.
        NONE,
        /// So few that their size does not matter.
        FEW,
        /// Below 16 MiB.
        TOO_SMALL,
        /// Below 128 MB.
        RATHER_SMALL,
        GOOD
    }

    public SmallFiles {
        worst = List.copyOf(worst);
    }

    public static SmallFiles of(StorageReport report) {
        Amount small = report.sizes().entrySet().stream()
                .filter(one -> one.getKey() != SizeBand.LARGER && one.getKey().limit() <= SMALL_BYTES)
                .map(Map.Entry::getValue)
                .reduce(Amount.NONE, Amount::plus);
        List<RootUse> worst = report.roots().stream()
                .filter(root -> judge(data(root.kinds())) == Verdict.TOO_SMALL)
                .sorted(Comparator.comparingLong((RootUse root) -> data(root.kinds()).objects()).reversed())
                .limit(MOST_WORST)
                .toList();
        Amount data = data(report.kinds());
        return new SmallFiles(judge(data), data, small, worst);
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
        return mean.compareTo(BigInteger.valueOf(SMALL_BYTES)) < 0 ? Verdict.TOO_SMALL
                : mean.compareTo(BigInteger.valueOf(GOOD_BYTES)) < 0 ? Verdict.RATHER_SMALL : Verdict.GOOD;
    }

    /// Bytes of one in the mean, rounded; 0 of none.
    public static BigInteger mean(Amount files) {
        return files.objects() == 0 ? BigInteger.ZERO : new BigDecimal(files.bytes())
                .divide(BigDecimal.valueOf(files.objects()), 0, RoundingMode.HALF_UP).toBigInteger();
    }
}
