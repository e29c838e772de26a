package tableflow.console.domain.storage.finding;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.lake.S3Uri;

/// What was found in a bucket, or under a prefix of it.
///
/// @param scanned when the scan began that the figures are of
/// @param findings the gravest first
/// @param unchecked what could not be looked at
/// @param tables how many tables were looked at
public record FindingReport(
        S3Uri root, Instant scanned, List<StorageFinding> findings, List<Unchecked> unchecked, int tables) {

    public FindingReport {
        findings = findings.stream()
                .sorted(Comparator.comparing(StorageFinding::severity).thenComparing(StorageFinding::check)
                        .thenComparing(StorageFinding::subject))
                .toList();
        unchecked = unchecked.stream()
                .sorted(Comparator.comparing(Unchecked::check).thenComparing(Unchecked::subject))
                .toList();
    }

    /// How many of its findings are so grave.
    public long count(Severity severity) {
        return findings.stream().filter(one -> one.severity() == severity).count();
    }

    public boolean hasErrors() {
        return count(Severity.ERROR) > 0;
    }
}
