package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Problem;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Work;

/// Opens a manifest file into the form, and saves what the form says as one.
final class ManifestFileViewModel {

    private static final int MOST_PROBLEMS = 5;

    private final Work work;
    private final Provisioner provisioner;
    private final FormViewModel form;
    private final LatestOnly slot = new LatestOnly();
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<tableflow.console.ui.work.@Nullable Problem> problem =
            new ReadOnlyObjectWrapper<>();

    ManifestFileViewModel(Work work, Provisioner provisioner, FormViewModel form) {
        this.work = work;
        this.provisioner = provisioner;
        this.form = form;
    }

    /// Which file was opened or saved last, and what of it no field shows; empty before.
    ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<tableflow.console.ui.work.@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Fills the form with the manifest in `file`. One that cannot be used leaves the form as it is.
    void open(Path file) {
        problem.set(null);
        work.job(text("provisioning.job.open", name(file)), progress -> read(file))
                .in(slot)
                .onResult(manifest -> {
                    form.fill(manifest);
                    List<String> kept = ManifestForm.unshown(manifest);
                    note.set(kept.isEmpty()
                            ? text("provisioning.opened", file.toString())
                            : text("provisioning.opened.kept", file.toString(), String.join("; ", kept)));
                })
                .onFailure(failure -> problem.set(
                        new tableflow.console.ui.work.Problem(failure, () -> open(file))))
                .start();
    }

    /// Saves what the form says, if it can be planned; else the fields say what is wrong.
    void save(Path file) {
        form.submit(manifest -> {
            problem.set(null);
            work.job(text("provisioning.job.store", name(file)), progress -> write(manifest, file))
                    .in(slot)
                    .onResult(saved -> note.set(text("provisioning.saved", saved.toString())))
                    .onFailure(failure -> problem.set(
                            new tableflow.console.ui.work.Problem(failure, () -> save(file))))
                    .start();
        });
    }

    void close() {
        slot.clear();
    }

    private Manifest read(Path file) {
        try {
            return provisioner.read(file);
        } catch (BadInput invalid) {
            List<Problem> problems = invalid.problems();
            String words = problems.stream()
                    .limit(MOST_PROBLEMS)
                    .map(Problem::toString)
                    .collect(Collectors.joining("\n"));
            int more = problems.size() - MOST_PROBLEMS;
            throw RemoteFailure.of(
                            RemoteFailure.Kind.INVALID,
                            text("provisioning.job.open", name(file)),
                            more > 0 ? words + "\n" + text("dialog.more", more) : words)
                    .withCause(invalid);
        }
    }

    private Path write(Manifest manifest, Path file) {
        try {
            return Files.writeString(file, provisioner.write(manifest));
        } catch (IOException failed) {
            throw RemoteFailure.of(
                            RemoteFailure.Kind.INVALID,
                            text("provisioning.job.store", name(file)),
                            String.valueOf(failed.getMessage()))
                    .withCause(failed);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
