package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import tableflow.console.service.schemas.judge.Judgement;
import tableflow.console.ui.schemas.files.FilesViewModel;
import tableflow.console.ui.schemas.files.FilesViewModel.Row;
import tableflow.console.ui.tour.TourStep;

/// The part of the tour about files: a small checkout in a folder that is there for the tour alone.
final class FilesTour {

    private static final String SUBJECT = "payments-value";
    private static final String FRESH = "returns-value";

    private final ToolPlace place;
    private final FilesViewModel files;
    private @Nullable Path folder;
    private @Nullable Path before;
    private String registered = "";
    /// Of the registered schema, by its language.
    private String file = "";
    private String fresh = "";

    FilesTour(ToolPlace place, FilesViewModel files) {
        this.place = place;
        this.files = files;
    }

    List<TourStep> steps() {
        return List.of(
                TourStep.of("schemas-files", text("schemas.files.tour.tree"), stage -> {
                    before = files.folderProperty().get();
                    registered = draft().textProperty().get();
                    file = file(SUBJECT);
                    fresh = file(FRESH);
                    files.visit(made());
                    place.show().accept(FilesTool.TAB);
                }, stage -> files.rows().size() == 2 && files.rows().stream().allMatch(it -> it.state().isPresent())),
                TourStep.of("schemas-files-notice", text("schemas.files.tour.notice"), stage -> files.open().open(
                        row(file)), stage -> {
                    if (draft().subject().startsWith(FilesTool.FILE) && !draft().changedProperty().get()) {
                        draft().textProperty().set(registered.replaceFirst("\"order_id\"", "\"order\""));
                        write(file, registered + "\n");
                    }
                    return stage.shows("#schemas-files-notice") && !draft().pendingProperty().get()
                            && isSchema();
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

    /// What is shown is a schema that somebody works on, and not a text that is none.
    private boolean isSchema() {
        Judgement judgement = draft().judgementProperty().get();
        return judgement != null && judgement.document().schema().isPresent();
    }

    private String file(String subject) {
        return switch (draft().formatProperty().get()) {
            case JSON -> "json/values/" + subject + ".json";
            case AVRO -> "avro/values/" + subject + ".avsc";
            case PROTOBUF -> "protobuf/values/" + subject + ".proto";
        };
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
        write(file, registered);
        write(fresh, registered);
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
        String kind = file.substring(0, Math.max(0, file.indexOf('/')));
        for (String name : List.of(file, fresh, kind + "/values", kind, "")) {
            try {
                Files.deleteIfExists(in.resolve(name));
            } catch (IOException kept) {
                LoggerFactory.getLogger(FilesTour.class).info("the tour leaves {}", in.resolve(name));
            }
        }
    }
}
