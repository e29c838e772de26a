package tableflow.console.service.schemas.files;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;

/// A schema file as a whole: its text, and what the file beside it says that the text refers to.
///
/// @param references empty when no file tells them
public record SchemaText(FileText text, Optional<List<SchemaReference>> references) {

    /// Reads both.
    ///
    /// @throws tableflow.console.domain.BadInput when one of them holds something else
    /// @throws tableflow.console.domain.RemoteFailure when one cannot be read
    public static SchemaText read(Path schema) {
        return new SchemaText(FileText.read(schema), ReferenceFile.of(schema));
    }

    /// Reads a schema file that need not be there; empty without it, whatever is beside.
    public static Optional<SchemaText> find(Path schema) {
        return FileText.find(schema).map(text -> new SchemaText(text, ReferenceFile.of(schema)));
    }

    /// What the file beside should say.
    ///
    /// @param wanted what the text refers to
    /// @param implied what is taken when no file tells: then none at all has to be said
    public static Optional<List<SchemaReference>> told(@Nullable SchemaText base, List<SchemaReference> wanted,
            List<SchemaReference> implied) {
        if (base != null && base.references().filter(wanted::equals).isPresent()) {
            return base.references();
        }
        return wanted.isEmpty() && implied.isEmpty() ? Optional.empty() : Optional.of(wanted);
    }

    /// Writes what is not as it was, each file as a whole, unless one of them is not what was read: then nothing is
    /// written.
    ///
    /// @param base what the editor began with; null for a file that was not there
    /// @param references as of [#told]
    /// @return whether the files hold what was given
    /// @throws tableflow.console.domain.RemoteFailure when one cannot be written
    public static boolean write(
            Path schema, @Nullable SchemaText base, byte[] now, Optional<List<SchemaReference>> references) {
        Optional<SchemaText> present = find(schema);
        if (base == null ? present.isPresent() : present.filter(base::sameAs).isEmpty()) {
            return false;
        }
        if (base == null || !base.references().equals(references)) {
            // First: a text whose references are missing cannot be read, more of them than it needs do no harm.
            ReferenceFile.keep(schema, references);
        }
        if (base == null || !Arrays.equals(base.text().bytes(), now)) {
            FileText.overwrite(schema, now);
        }
        return true;
    }

    /// Whether both say the same: the text to the byte.
    public boolean sameAs(SchemaText other) {
        return text.sameAs(other.text) && references.equals(other.references);
    }
}
