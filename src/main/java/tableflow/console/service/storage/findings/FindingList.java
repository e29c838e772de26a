package tableflow.console.service.storage.findings;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.storage.finding.StorageCheck;
import tableflow.console.domain.storage.finding.StorageFinding;
import tableflow.console.domain.storage.finding.Unchecked;

/// Collects what is found, from several threads.
final class FindingList {

    private final List<StorageFinding> findings = new ArrayList<>();
    private final List<Unchecked> unchecked = new ArrayList<>();
    private final EnumSet<StorageCheck> done = EnumSet.noneOf(StorageCheck.class);

    synchronized void add(StorageFinding finding) {
        findings.add(finding);
    }

    synchronized void unchecked(StorageCheck check, String subject, String why) {
        unchecked.add(new Unchecked(check, subject, why, ""));
    }

    private synchronized void refused(StorageCheck check, String subject, RemoteFailure failed, String permission) {
        boolean right = failed.is(Kind.FORBIDDEN) || failed.is(Kind.UNAUTHORIZED);
        unchecked.add(new Unchecked(check, subject, String.valueOf(failed.getMessage()), right ? permission : ""));
    }

    /// What a question brings; what it fails of is put down as not checked, but for its cancellation.
    ///
    /// @param permission that it needs
    <T> Optional<T> asked(StorageCheck check, String subject, String permission, Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (RemoteFailure failed) {
            if (failed.is(Kind.CANCELLED)) {
                throw failed;
            }
            refused(check, subject, failed, permission);
            return Optional.empty();
        }
    }

    /// Nothing is left to be looked at for these.
    synchronized void done(StorageCheck... checks) {
        done.addAll(List.of(checks));
    }

    synchronized boolean isDone(StorageCheck check) {
        return done.contains(check);
    }

    /// Puts all that is not done down as not checked.
    synchronized void stopped(String subject) {
        for (StorageCheck check : EnumSet.complementOf(done)) {
            unchecked(check, subject, "It was stopped before this was looked at, or all of it.");
        }
    }

    synchronized List<StorageFinding> findings() {
        return List.copyOf(findings);
    }

    synchronized List<Unchecked> unchecked() {
        return List.copyOf(unchecked);
    }
}
