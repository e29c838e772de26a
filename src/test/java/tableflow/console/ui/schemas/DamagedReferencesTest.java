package tableflow.console.ui.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.schemas.files.FileState;
import tableflow.console.service.schemas.files.ReferenceFile;

/// A file of references that holds something else, such as the marks of a merge: it is named with the place, nothing is
/// written over it, and the pane goes on once it is mended.
class DamagedReferencesTest extends SchemaDeskWindow {

    private static final String TRIP = "{\"type\":\"object\",\"properties\":{\"to\":{\"$ref\":\"place.json\"}}}\n";
    private static final String DAMAGED = "[\n<<<<<<< ours\n]\n";
    private static final List<SchemaReference> PLACE = List.of(new SchemaReference("place.json", "place-value", 1));

    private Path trip() throws IOException {
        registry.add("place-value", SchemaFormat.JSON, "{\"type\":\"string\"}");
        Files.createDirectories(schemas());
        return Files.writeString(schemas().resolve("trip-value.json"), TRIP);
    }

    private boolean told(String words) {
        return fx(() -> stage().getScene().getRoot().lookupAll("#schemas-files .error-banner .label").stream()
                .anyMatch(it -> it instanceof Labeled label && label.getText().contains(words) && shown(label)));
    }

    private static boolean shown(javafx.scene.Node node) {
        return node.isVisible() && (node.getParent() == null || shown(node.getParent()));
    }

    @Test
    void aDamagedFileIsNamedWithItsPlaceAndReadOnceItIsMended() throws IOException {
        Path trip = trip();
        Files.writeString(ReferenceFile.beside(trip), DAMAGED);
        open();
        tab("schemas-files-tab");
        await("its state is told", () -> is("trip-value.json", FileState.Kind.UNTOLD));
        choose("trip-value.json");
        await("named", () -> told("trip-value.json.references.json") && told("line 2, column 1"));
        pictures("schemas-files-damaged");
        assertThat(fx(() -> save().isVisible())).as("nothing is open").isFalse();
        ReferenceFile.keep(trip, Optional.of(PLACE));
        await("known again", () -> is("trip-value.json", FileState.Kind.ABSENT));
        choose("trip-value.json");
        await("open", () -> fx(() -> save().isVisible()) && editor().text().equals(TRIP));
        assertThat(told("references.json")).isFalse();
    }

    @Test
    void whatIsDamagedWhileTheSchemaIsOpenIsNeverWrittenOverAndWatchedOn() throws IOException {
        Path trip = trip();
        ReferenceFile.keep(trip, Optional.of(PLACE));
        open();
        tab("schemas-files-tab");
        choose("trip-value.json");
        await("open", () -> fx(() -> save().isVisible()) && editor().text().equals(TRIP));
        Files.writeString(ReferenceFile.beside(trip), DAMAGED);
        await("told", () -> told("line 2, column 1"));
        run(() -> editor().setText(TRIP.replace("to", "from")));
        await("it can be saved", () -> fx(() -> !save().isDisabled()));
        fire("#schemas-files-save");
        await("still told", () -> fx(() -> !save().isDisabled()) && told("line 2, column 1"));
        assertThat(trip).hasContent(TRIP);
        assertThat(ReferenceFile.beside(trip)).hasContent(DAMAGED);
        assertThat(editor().text()).contains("from");

        Files.writeString(schemas().resolve("other-value.json"), ORDERS);
        await("others are seen", () -> fx(() -> node("other-value.json")).isPresent());
        assertThat(told("line 2, column 1")).isTrue();
        ReferenceFile.keep(trip, Optional.of(PLACE));
        await("mended", () -> !told("line 2, column 1"));
        fire("#schemas-files-save");
        await("saved", () -> fx(() -> save().isDisabled()));
        assertThat(trip).hasContent(TRIP.replace("to", "from"));
        assertThat(ReferenceFile.of(trip)).contains(PLACE);
    }
}
