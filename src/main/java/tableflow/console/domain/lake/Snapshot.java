package tableflow.console.domain.lake;

import java.math.BigInteger;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A snapshot of an Iceberg table.
///
/// @param id 64 bits, random
/// @param committedAt milliseconds since 1970 (UTC), as stored
/// @param operation `append`, `overwrite`, `delete`, `replace`; open; absent in old metadata
/// @param manifestList where its list of manifests lies
/// @param summary Iceberg's and the writer's figures, as text
public record Snapshot(
        long id,
        @Nullable Long parentId,
        long sequenceNumber,
        long committedAt,
        @Nullable String operation,
        @Nullable String manifestList,
        Map<String, String> summary) {
    public Snapshot {
        summary = Map.copyOf(summary);
    }

    /// All rows; equality deletes are not subtracted, so an UPSERT table may hold fewer.
    public OptionalLong records() {
        return figure("total-records");
    }

    /// Data files.
    public OptionalLong dataFiles() {
        return figure("total-data-files");
    }

    /// Delete files.
    public OptionalLong deleteFiles() {
        return figure("total-delete-files");
    }

    /// Bytes of data and delete files.
    public OptionalLong bytes() {
        return figure("total-files-size");
    }

    /// A figure of the summary; empty when it is absent or no whole number of 64 bits.
    public OptionalLong figure(String name) {
        String text = summary.get(name);
        if (text == null || !text.matches("-?[0-9]{1,20}")) {
            return OptionalLong.empty();
        }
        BigInteger number = new BigInteger(text);
        return number.bitLength() < Long.SIZE ? OptionalLong.of(number.longValueExact()) : OptionalLong.empty();
    }
}
