package tableflow.console.service.profile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.support.AtomicFiles;
import tableflow.console.service.support.Fields;
import tableflow.console.service.support.FileGuard;
import tableflow.console.service.support.LocatedJson;

/// A JSON object on disk that several running consoles read and change: each change reads it, changes what it knows and
/// writes it as a whole, under a lock. What nobody here knows stays. Version 1.
public final class JsonFile {

    private static final int VERSION = 1;

    private final Path file;
    private final String what;
    private final FileGuard guard;
    private final InstantSource clock;

    /// @param what the thing that it holds, as a phrase for failures: `the limits of the monitor`
    /// @param clock names the file that a damaged one becomes
    public JsonFile(Path file, String what, InstantSource clock) {
        this.file = file;
        this.what = what;
        this.guard = new FileGuard(file.resolveSibling(file.getFileName() + ".lock"));
        this.clock = clock;
    }

    /// Whether it was ever written.
    public boolean exists() {
        return Files.exists(file);
    }

    /// What it holds; a damaged one counts as empty until the next change.
    ///
    /// @throws RemoteFailure when it cannot be read, or is of a newer console
    public ObjectNode read() {
        try {
            return parsed();
        } catch (BadInput damaged) {
            refuseNewer(damaged);
            log().warn("{} is damaged and counts as empty: {}", file, damaged.getMessage());
            return fresh();
        } catch (IOException failed) {
            throw LocalFailures.of("read " + what, file, failed);
        }
    }

    /// Changes it. A damaged one is set aside first.
    ///
    /// @throws RemoteFailure when it cannot be written, or is of a newer console and stays as it is
    public void change(Consumer<ObjectNode> change) {
        try {
            guard.locked(() -> {
                ObjectNode document = parsedOrSetAside();
                ObjectNode before = document.deepCopy();
                change.accept(document);
                if (!document.equals(before) || !exists()) {
                    AtomicFiles.write(file, document.toPrettyString() + "\n");
                }
                return document;
            });
        } catch (IOException failed) {
            throw LocalFailures.of("write " + what, file, failed);
        }
    }

    private ObjectNode parsedOrSetAside() throws IOException {
        try {
            return parsed();
        } catch (BadInput damaged) {
            refuseNewer(damaged);
            log().warn("{} was damaged; it is {} now", file, AtomicFiles.setAside(file, clock.instant()));
            return fresh();
        }
    }

    private ObjectNode parsed() throws IOException {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException first) {
            return fresh();
        }
        LocatedJson document = LocatedJson.parse(file.toString(), content);
        Fields.of(document, new ArrayList<>()).requireVersion(VERSION);
        return (ObjectNode) document.root();
    }

    private static ObjectNode fresh() {
        return JsonNodeFactory.instance.objectNode().put("version", VERSION);
    }

    private void refuseNewer(BadInput damaged) {
        if (damaged.reason() == BadInput.Reason.NEWER) {
            throw RemoteFailure.of(RemoteFailure.Kind.INVALID, "read " + what, String.valueOf(damaged.getMessage()))
                    .withAdvice("Update this console, or let it use a folder of its own with TABLEFLOW_CONSOLE_HOME.")
                    .withCause(damaged);
        }
    }

    /// Made when there is something to say: the start of the log takes longer than reading a profile.
    private static Logger log() {
        return LoggerFactory.getLogger(JsonFile.class);
    }
}
