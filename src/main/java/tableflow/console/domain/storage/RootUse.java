package tableflow.console.domain.storage;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.lake.FileSizes;
import tableflow.console.domain.lake.FileTotals;

/// How much one topic or table has: everything under the prefix that is its own.
///
/// @param prefix ends with a slash
/// @param kinds what it is; kinds without objects are absent
/// @param oldest when the oldest object was written, milliseconds since 1970
/// @param newest the same of the newest
/// @param detail absent in scans that an older console has kept
public record RootUse(
        String prefix, Map<ObjectKind, Amount> kinds, long oldest, long newest, @Nullable Detail detail) {

    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final Detail NOT_COUNTED = new Detail(Map.of(), Map.of(), Amount.NONE, Long.MIN_VALUE);

    public RootUse {
        kinds = Map.copyOf(kinds);
    }

    /// What is counted beyond kinds.
    ///
    /// @param classes by storage class as S3 names it
    /// @param dataSizes how large the files of rows are; bands without files are absent
    /// @param smallData files of rows below [FileSizes#SMALL]
    /// @param newestData when the newest file of rows was written, milliseconds since 1970; [Long#MIN_VALUE] without
    ///     any
    public record Detail(
            Map<String, Amount> classes, Map<SizeBand, Amount> dataSizes, Amount smallData, long newestData) {
        public Detail {
            classes = Map.copyOf(classes);
            dataSizes = Map.copyOf(dataSizes);
        }
    }

    private Detail counted() {
        return detail == null ? NOT_COUNTED : detail;
    }

    /// By storage class; empty where that was not counted.
    public Map<String, Amount> classes() {
        return counted().classes();
    }

    /// See [Detail#newestData]; [Long#MIN_VALUE] where that was not counted.
    public long newestData() {
        return counted().newestData();
    }

    public Amount all() {
        return kinds.values().stream().reduce(Amount.NONE, Amount::plus);
    }

    /// Files of rows.
    public Amount data() {
        return kinds.getOrDefault(ObjectKind.TABLE_DATA, Amount.NONE);
    }

    /// Whether storage classes and sizes were counted for it by itself: an older console did not.
    public boolean isDetailed() {
        return detail != null;
    }

    /// The sizes of the files of rows with the verdict on them. A listing tells no rows: they are 0.
    public FileSizes fileSizes() {
        List<FileSizes.Bucket> buckets = counted().dataSizes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(band -> new FileSizes.Bucket(band.getKey().limit(), totals(band.getValue())))
                .toList();
        return new FileSizes(totals(data()), buckets, totals(counted().smallData()));
    }

    private static FileTotals totals(Amount amount) {
        return new FileTotals(amount.objects(), 0, amount.bytes().min(MOST).longValue());
    }
}
