package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import tableflow.console.ui.schemas.files.FilesViewModel;
import tableflow.console.ui.schemas.files.FilesViewModel.Row;
import tableflow.console.ui.tour.TourStep;

/// The part of the tour about files: a small checkout in a folder that is there for the tour alone.
final class FilesTour {

    private static final String SUBJECT = "payments-value";
    private static final String FILE = "json/values/" + SUBJECT + ".json";
    private static final String FRESH = "json/values/returns-value.json";

    private final ToolPlace place;
    private final FilesViewModel files;
    private @Nullable Path folder;
    private @Nullable Path before;
    private String registered = "";

    FilesTour(ToolPlace place, FilesViewModel files) {
        this.place = place;
        this.files = files;
    }

    List<TourStep> steps() {
        return List.of(
                TourStep.of("schemas-files", text("schemas.files.tour.tree"), stage -> {
                    before = files.folderProperty().get();
                    registered = draft().textProperty().get();
                    files.visit(made());
                    place.show().accept(FilesTool.TAB);
                }, stage -> files.rows().size() == 2 && files.rows().stream().allMatch(it -> it.state().isPresent())),
                TourStep.of("schemas-files-notice", text("schemas.files.tour.notice"), stage -> files.open().open(
                        row(FILE)), stage -> {
                    if (draft().subject().startsWith(FilesTool.FILE) && !draft().changedProperty().get()) {
                        draft().textProperty().set(registered.replaceFirst("\"order_id\"", "\"order\""));
                        write(FILE, registered + "\n");
                    }
                    return stage.shows("#schemas-files-notice") && !draft().pendingProperty().get();
                }),
                TourStep.of("schemas-files-left", text("schemas.files.tour.end"), stage -> {
                    draft().revert();
                    files.visit(before);
                    remove();
                    place.model().open(SUBJECT);
                    place.show().accept("schemas-problems-tab");
                }, stage -> draft().subject().equals(SUBJECT) && !draft().pendingProperty().get()));
    }

    private DraftViewModel draft() {
        return place.model().draft();
    }

    private Row row(String name) {
        return files.rows().stream().filter(it -> it.file().name().equals(name)).findFirst().orElseThrow();
    }

    private Path made() {
        try {
            folder = Files.createTempDirectory("schemas");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        write(FILE, registered);
        write(FRESH, registered);
        return folder;
    }

    private void write(String name, String content) {
        Path in = folder;
        if (in == null) {
            return;
        }
        try {
            Files.createDirectories(in.resolve(name).getParent());
            Files.writeString(in.resolve(name), content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void remove() {
        Path in = folder;
        if (in == null) {
            return;
        }
        for (String name : List.of(FILE, FRESH, "json/values", "json", "")) {
            try {
                Files.deleteIfExists(in.resolve(name));
            } catch (IOException kept) {
                LoggerFactory.getLogger(FilesTour.class).info("the tour leaves {}", in.resolve(name));
            }
        }
    }
}
