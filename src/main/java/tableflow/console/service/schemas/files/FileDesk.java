package tableflow.console.service.schemas.files;

import java.util.function.Supplier;

/// What is needed to work with schema files.
///
/// @param states of files in the profile's registry, which is asked at each call: it blocks, and may fail
public record FileDesk(FileSubjects subjects, Supplier<FileStates> states) {}
