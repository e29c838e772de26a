package tableflow.console.ui.schemas.files;

import static tableflow.console.ui.Messages.text;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.service.schemas.files.FileText;
import tableflow.console.service.schemas.files.ReferenceFile;
import tableflow.console.service.schemas.files.SchemaFile;
import tableflow.console.service.schemas.files.SchemaText;
import tableflow.console.ui.schemas.files.FilesViewModel.Row;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// The file whose text is the draft, with the file beside it that tells its references: read and written to the byte,
/// and never over what nobody has seen. JavaFX thread only.
public final class OpenFile {

    private final Work work;
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem;
    private final Runnable onWritten;
    private final LatestOnly slot = new LatestOnly();
    private @Nullable RemoteFailure unread;
    private final ReadOnlyObjectWrapper<@Nullable Opened> opened = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Other> other = new ReadOnlyObjectWrapper<>();

    /// The file whose text is the draft.
    ///
    /// @param base what it held when it was read or written last, or when somebody last decided about what it holds;
    ///     empty when it was not there then
    public record Opened(SchemaFile file, Optional<String> subject, Optional<SchemaText> base) {

        /// For an editor.
        public String text() {
            return base.map(it -> it.text().text()).orElse("");
        }

        /// What the draft refers to.
        ///
        /// @param implied when no file tells
        public List<SchemaReference> references(List<SchemaReference> implied) {
            return base.flatMap(SchemaText::references).orElse(implied);
        }

        private byte[] with(String draft) {
            return base.map(it -> it.text().with(draft)).orElseGet(() -> draft.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// What is saved.
    ///
    /// @param implied what a text without a file of references is taken to refer to
    public record Draft(String text, List<SchemaReference> references, List<SchemaReference> implied) {
        public Draft {
            references = List.copyOf(references);
            implied = List.copyOf(implied);
        }
    }

    /// What another program made of the open file: nobody has decided yet what comes of it.
    ///
    /// @param now empty when it is gone
    public record Other(Opened file, Optional<SchemaText> now) {}

    /// Looks what the open file holds; blocks.
    ///
    /// @param opened null for no file
    record Look(@Nullable Opened opened) {

        Content read() {
            return new Content(opened == null ? Optional.empty() : SchemaText.find(opened.file().path()));
        }

        /// Without folders; empty for no file.
        String name() {
            return opened == null ? "" : opened.file().lastName();
        }

        boolean isOther(Content now) {
            Opened file = opened;
            return file != null && (now.text().isPresent() != file.base().isPresent()
                    || now.text().filter(it -> file.base().filter(it::sameAs).isEmpty()).isPresent());
        }
    }

    /// @param text empty when there is none
    record Content(Optional<SchemaText> text) {}

    /// @param problem takes what fails
    /// @param onWritten hears that something was written
    OpenFile(Work work, ReadOnlyObjectWrapper<@Nullable Problem> problem, Runnable onWritten) {
        this.work = work;
        this.problem = problem;
        this.onWritten = onWritten;
    }

    /// Null when the draft is none of a file.
    public ReadOnlyObjectProperty<@Nullable Opened> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /// Null while the file is as it was.
    public ReadOnlyObjectProperty<@Nullable Other> otherProperty() {
        return other.getReadOnlyProperty();
    }

    /// Reads a file, which is the open one then.
    public void open(Row row) {
        work.job(text("schemas.job.open", row.file().lastName()), progress -> SchemaText.read(row.file().path()))
                .in(slot)
                .onResult(content -> {
                    problem.set(null);
                    other.set(null);
                    opened.set(new Opened(row.file(), row.subject(), Optional.of(content)));
                })
                .onFailure(failure -> problem.set(new Problem(failure, () -> open(row))))
                .start();
    }

    /// The draft is of something else.
    void close() {
        unread = null;
        other.set(null);
        opened.set(null);
    }

    Look look() {
        return new Look(opened.get());
    }

    /// Why it could not be read when somebody looked last.
    @Nullable RemoteFailure unread() {
        return unread;
    }

    /// Somebody has looked. What cannot be read stays told until it can.
    void looked(Look before, Looked found) {
        if (found.unread() != null && !found.isUnreadAs(unread)) {
            problem.set(Problem.of(found.unread()));
        } else if (found.unread() == null && unread != null) {
            problem.set(null);
        }
        unread = found.unread();
        if (unread == null) {
            looked(before, found.text());
        }
    }

    private void looked(Look before, Content now) {
        Opened file = opened.get();
        if (file == null || !file.equals(before.opened()) || slot.isBusy()) {
            return;
        }
        Other seen = other.get();
        if (!before.isOther(now)) {
            other.set(null);
        } else if (seen == null || !same(seen.now(), now.text())) {
            other.set(new Other(file, now.text()));
        }
    }

    private static boolean same(Optional<SchemaText> one, Optional<SchemaText> two) {
        return one.isPresent() ? two.filter(one.get()::sameAs).isPresent() : two.isEmpty();
    }

    /// Writes the draft, unless the file is not what it was: then it stays, and `onOther` hears of it.
    public void save(Draft draft, Consumer<Other> onOther) {
        Opened file = opened.get();
        if (file == null) {
            return;
        }
        SchemaText base = file.base().orElse(null);
        byte[] content = file.with(draft.text());
        Optional<List<SchemaReference>> told = SchemaText.told(base, draft.references(), draft.implied());
        work.job(text("schemas.files.job.save", file.file().lastName()),
                progress -> SchemaText.write(file.file().path(), base, content, told)
                        ? Optional.<Other>empty()
                        : Optional.of(new Other(file, SchemaText.find(file.file().path()))))
                .in(slot)
                .onResult(found -> found.ifPresentOrElse(it -> {
                    other.set(it);
                    onOther.accept(it);
                }, () -> written(file)))
                .onFailure(failure -> problem.set(new Problem(failure, () -> save(draft, onOther))))
                .start();
    }

    /// What the file holds counts as seen: who keeps the draft may save it over that, who takes it makes it the draft.
    public void decide(Other seen) {
        if (seen.file().equals(opened.get())) {
            opened.set(new Opened(seen.file().file(), seen.file().subject(), seen.now()));
        }
        other.set(null);
    }

    private void written(Opened file) {
        problem.set(null);
        work.job(text("schemas.job.open", file.file().lastName()), progress -> SchemaText.read(file.file().path()))
                .quiet()
                .in(slot)
                .onResult(now -> {
                    other.set(null);
                    opened.set(new Opened(file.file(), file.subject(), Optional.of(now)));
                })
                .onFailure(failure -> problem.set(Problem.of(failure)))
                .onEnd(onWritten)
                .start();
    }

    /// Writes the draft into a file that is not there yet, which is the open one then.
    ///
    /// @param name within the folder
    /// @param then remembers whose it is; blocks
    void create(Path folder, String name, Optional<String> subject, Draft draft, Runnable then) {
        Path path = folder.resolve(name).normalize();
        work.job(text("schemas.files.job.save", name), progress -> {
            FileText made = FileText.create(path, draft.text());
            Optional<List<SchemaReference>> told = SchemaText.told(null, draft.references(), draft.implied());
            ReferenceFile.keep(path, told);
            then.run();
            return new SchemaText(made, told);
        }).in(slot)
                .onResult(made -> {
                    problem.set(null);
                    other.set(null);
                    SchemaFile file = new SchemaFile(path, name, made.text().size(), work.clock().instant(),
                            made.references().map(it -> work.clock().instant()));
                    opened.set(new Opened(file, subject, Optional.of(made)));
                })
                .onFailure(failure -> problem.set(Problem.of(failure)))
                .onEnd(onWritten)
                .start();
    }

    void end() {
        slot.clear();
    }
}
