package tableflow.console.service.schemas.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Place;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.schemas.references.ReferenceText;

/// What the schema of a file refers to, in a file beside it: `trip.avsc` has its references in
/// `trip.avsc.references.json`. A schema's text has names alone; which version of which subject they mean stands there.
public final class ReferenceFile {

    /// How such files end.
    public static final String ENDING = SchemaFolder.REFERENCES;

    private static final long MOST_BYTES = 1 << 20;

    private ReferenceFile() {}

    /// Where the references of a schema file stand.
    public static Path beside(Path schema) {
        return schema.resolveSibling(String.valueOf(schema.getFileName()) + ENDING);
    }

    /// The references of a schema file; empty when no file tells them.
    ///
    /// @throws BadInput when that file holds something else
    /// @throws tableflow.console.domain.RemoteFailure when it cannot be read
    public static Optional<List<SchemaReference>> of(Path schema) {
        Path file = beside(schema);
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw BadInput.of(BadInput.Reason.UNREADABLE, Place.file(file.toString()), "is larger than 1 MiB");
            }
            return Optional.of(ReferenceText.read(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (BadInput strange) {
            throw BadInput.of(
                    BadInput.Reason.INVALID, Place.file(file.toString()), String.valueOf(strange.getMessage()));
        } catch (IOException failed) {
            throw LocalFailures.of("read", file, failed);
        }
    }

    /// Keeps the references of a schema file; the file is replaced as a whole.
    ///
    /// @param references empty for no file
    /// @throws tableflow.console.domain.RemoteFailure when it cannot be written
    public static void keep(Path schema, Optional<List<SchemaReference>> references) {
        Path file = beside(schema);
        if (references.isPresent()) {
            FileText.overwrite(file, ReferenceText.write(references.get()).getBytes(StandardCharsets.UTF_8));
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw LocalFailures.of("delete", file, failed);
        }
    }
}
