package tableflow.console.ui.schemas.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.schemas.files.SchemaFile;
import tableflow.console.service.schemas.files.SchemaFolder;
import tableflow.console.ui.Messages;

/// What was there when somebody looked at a folder.
///
/// @param text what the open file holds; empty when there is none or it is gone
/// @param unread why that is not known, such as references that are damaged
record Looked(List<SchemaFile> files, OpenFile.Content text, @Nullable RemoteFailure unread) {

    /// Blocks.
    ///
    /// @throws RemoteFailure when the folder cannot be listed
    static Looked at(Path folder, OpenFile.Look file) {
        List<SchemaFile> files = SchemaFolder.list(folder).files();
        try {
            return new Looked(files, file.read(), null);
        } catch (RemoteFailure unread) {
            return new Looked(files, new OpenFile.Content(Optional.empty()), unread);
        } catch (BadInput damaged) {
            RemoteFailure unread = RemoteFailure.of(RemoteFailure.Kind.INVALID,
                    Messages.text("schemas.files.reread", file.name()), String.valueOf(damaged.getMessage()));
            return new Looked(files, new OpenFile.Content(Optional.empty()), unread);
        }
    }

    /// Whether it tells of the open file what was not known.
    ///
    /// @param before why it could not be read the last time
    boolean isNew(OpenFile.Look file, @Nullable RemoteFailure before) {
        return unread == null ? before != null || file.isOther(text) : !isUnreadAs(before);
    }

    /// Whether the open file cannot be read for the same reason.
    boolean isUnreadAs(@Nullable RemoteFailure other) {
        return unread != null && other != null && Objects.equals(unread.getMessage(), other.getMessage());
    }
}
