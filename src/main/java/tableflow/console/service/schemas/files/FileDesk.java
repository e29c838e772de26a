package tableflow.console.service.schemas.files;

import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// What is needed to work with schema files.
///
/// @param states of files in the profile's registry, which is asked at each call: it blocks, and may fail
/// @param executor runs each task on a thread of its own, which may be interrupted
public record FileDesk(FileSubjects subjects, Supplier<FileStates> states, Executor executor) {}
