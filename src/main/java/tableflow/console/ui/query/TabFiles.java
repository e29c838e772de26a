package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.support.AtomicFiles;
import tableflow.console.service.support.Fingerprint;
import tableflow.console.ui.dialog.Confirmation;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.work.Problem;

/// The `.sql` files behind tabs: opened, saved, and taken over when another program has changed them. JavaFX thread
/// only.
final class TabFiles {

    /// No file of statements is larger; one that is would be something else.
    private static final long LARGEST = 4L << 20;

    private final EditorTabs tabs;
    private final PaneContext context;
    private final Consumer<@Nullable Problem> problem;

    TabFiles(EditorTabs tabs, PaneContext context, Consumer<@Nullable Problem> problem) {
        this.tabs = tabs;
        this.context = context;
        this.problem = problem;
    }

    /// Opens files, each in a tab; one that is open already is shown.
    void open(List<Path> paths) {
        for (Path path : paths) {
            Path file = path.toAbsolutePath().normalize();
            Optional<EditorTab> known = tabs.all().stream()
                    .filter(tab -> file.equals(tab.fileProperty().get()))
                    .findFirst();
            if (known.isPresent()) {
                tabs.chosenProperty().set(known.get());
                continue;
            }
            context.work()
                    .job(text("query.job.open", file.getFileName().toString()), progress -> read(file))
                    .onResult(content -> tabs.open(file.getFileName().toString(), content).savedAs(file, content))
                    .onFailure(failure -> problem.accept(Problem.of(failure)))
                    .start();
        }
    }

    /// Writes a tab's text to `path`, which becomes its file.
    void save(EditorTab tab, Path path) {
        Path file = path.toAbsolutePath().normalize();
        String content = tab.text();
        context.work()
                .job(text("query.job.save", file.getFileName().toString()), progress -> {
                    write(file, content);
                    return file;
                })
                .onResult(written -> {
                    tab.savedAs(written, content);
                    tab.nameProperty().set(written.getFileName().toString());
                })
                .onFailure(failure -> problem.accept(new Problem(failure, () -> save(tab, file))))
                .start();
    }

    /// Looks whether other programs have changed the files of tabs.
    void lookAll() {
        tabs.all().forEach(this::look);
    }

    private void look(EditorTab tab) {
        Path file = tab.fileProperty().get();
        String before = tab.fingerprint();
        if (file == null || before == null) {
            return;
        }
        context.work()
                .job(text("query.job.open", file.getFileName().toString()), progress -> found(file))
                .quiet()
                .onResult(content -> content
                        .filter(it -> !Fingerprint.of(it).equals(before) && before.equals(tab.fingerprint()))
                        .ifPresent(it -> changed(tab, file, it)))
                .onFailure(failure -> problem.accept(Problem.of(failure)))
                .start();
    }

    private void changed(EditorTab tab, Path file, String content) {
        if (!tab.unsavedProperty().get() || tab.text().equals(content)) {
            take(tab, file, content);
            return;
        }
        context.dialogs().confirm(
                new Confirmation(
                        text("query.file.changed", tab.name()),
                        text("query.file.changed.text"),
                        List.of(file.toString()),
                        text("query.file.reload"),
                        true,
                        null),
                () -> take(tab, file, content));
    }

    private static void take(EditorTab tab, Path file, String content) {
        tab.textProperty().set(content);
        tab.savedAs(file, content);
    }

    /// A file that is gone, such as one on a drive that is not there, leaves its tab as it is.
    private static Optional<String> found(Path file) throws IOException {
        try {
            return Optional.of(read(file));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    private static String read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw RemoteFailure.of(RemoteFailure.Kind.INVALID, "open " + file.getFileName(), "it is larger than 4 MiB")
                    .withAdvice("Athena takes 262,144 bytes at most. Open a smaller file.");
        }
        try {
            String text = Files.readString(file);
            return text.replace("\r\n", "\n").replace('\r', '\n');
        } catch (CharacterCodingException noText) {
            throw RemoteFailure.of(RemoteFailure.Kind.INVALID, "open " + file.getFileName(), "it is no text in UTF-8")
                    .withAdvice("Convert it to UTF-8 first.")
                    .withCause(noText);
        }
    }

    /// The file keeps the rights and the ends of lines that it had.
    private static void write(Path file, String content) throws IOException {
        boolean posix = Files.exists(file) && Files.getFileStore(file).supportsFileAttributeView("posix");
        Set<PosixFilePermission> rights = posix ? Files.getPosixFilePermissions(file) : Set.of();
        AtomicFiles.write(file, endsInTwo(file) ? content.replace("\n", "\r\n") : content);
        if (posix) {
            Files.setPosixFilePermissions(file, rights);
        }
    }

    /// Whether the first line of a file ends as Windows ends lines.
    private static boolean endsInTwo(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            int before = -1;
            for (int read = in.read(); read >= 0; read = in.read()) {
                if (read == '\n') {
                    return before == '\r';
                }
                before = read;
            }
            return false;
        }
    }
}
