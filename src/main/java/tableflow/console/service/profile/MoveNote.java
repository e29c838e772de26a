package tableflow.console.service.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.BadInput;
import tableflow.console.service.support.AtomicFiles;
import tableflow.console.service.support.LocatedJson;

/// The note of what is done to a profile's folders while it is done: a JSON file of our own, version 1.
final class MoveNote {

    private static final Logger LOG = LoggerFactory.getLogger(MoveNote.class);

    private final Path file;

    /// A change of one profile.
    ///
    /// @param after its new name; absent when it is deleted
    record Change(String before, @Nullable String after, List<FolderMoves.Step> steps) {
        Change {
            steps = List.copyOf(steps);
        }
    }

    MoveNote(Path file) {
        this.file = file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    void write(Change change) throws IOException {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("version", 1).put("before", change.before());
        if (change.after() != null) {
            document.put("after", change.after());
        }
        ArrayNode steps = document.putArray("steps");
        for (FolderMoves.Step step : change.steps()) {
            ObjectNode node = steps.addObject().put("area", step.area());
            if (step.aside() != null) {
                node.put("aside", step.aside());
            }
        }
        AtomicFiles.createFolders(file.resolveSibling(""));
        AtomicFiles.write(file, document.toPrettyString() + "\n");
    }

    /// What was noted; empty for a note that cannot be read: it is written in one step, so it was never one of ours.
    Optional<Change> read() throws IOException {
        if (!exists()) {
            return Optional.empty();
        }
        try {
            JsonNode document = LocatedJson.parse(file.toString(), Files.readAllBytes(file)).root();
            List<FolderMoves.Step> steps = new ArrayList<>();
            document.path("steps").forEach(node -> steps.add(new FolderMoves.Step(
                    node.path("area").asText(), node.has("aside") ? node.path("aside").asText() : null)));
            String before = document.path("before").asText();
            return before.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Change(
                            before, document.has("after") ? document.path("after").asText() : null, steps));
        } catch (BadInput damaged) {
            LOG.warn("{} cannot be read and counts for nothing: {}", file, damaged.getMessage());
            return Optional.empty();
        }
    }

    void remove() throws IOException {
        Files.deleteIfExists(file);
    }
}
