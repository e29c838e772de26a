package tableflow.console.service.schemas.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import tableflow.console.service.profile.JsonFile;

/// Which subject a file's schema is registered under. A file that is called after a subject of records, such as
/// `orders-value.json` or `orders-key.avsc`, belongs to it; what was chosen by hand counts more, and is remembered for
/// the file's folder.
public final class FileSubjects {

    private static final String FOLDERS = "folders";
    private static final String CHOSEN = "chosen";

    private final JsonFile file;

    /// @param settings which need not be there
    /// @param clock names the file that a damaged one becomes
    public FileSubjects(Path settings, InstantSource clock) {
        this.file = new JsonFile(settings, "the choice of subjects for schema files", clock);
    }

    /// The subject that the name of a file tells; empty when it tells none.
    public static Optional<String> byName(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        String bare = dot > 0 ? last.substring(0, dot) : last;
        boolean told = (bare.endsWith("-value") && bare.length() > "-value".length())
                || (bare.endsWith("-key") && bare.length() > "-key".length());
        return told ? Optional.of(bare) : Optional.empty();
    }

    /// The subject of a file; empty for none.
    ///
    /// @param name of the file within `folder`
    public Optional<String> of(Path folder, String name) {
        return in(folder).apply(name);
    }

    /// The subjects of the files in a folder, by their names within it, as they are chosen now.
    public Function<String, Optional<String>> in(Path folder) {
        JsonNode chosen = file.exists() ? file.read().path(FOLDERS).path(key(folder)) : MissingNode.getInstance();
        return name -> {
            JsonNode subject = chosen.path(name);
            return !subject.isTextual() ? byName(name)
                    : Optional.of(subject.textValue()).filter(it -> !it.isEmpty());
        };
    }

    /// Remembers a choice.
    ///
    /// @param subject empty: the file belongs to none. What its name tells anyway is not kept
    public void choose(Path folder, String name, String subject) {
        file.change(document -> {
            ObjectNode all = object(document, FOLDERS);
            ObjectNode own = object(all, key(folder));
            if (subject.equals(byName(name).orElse(""))) {
                own.remove(name);
            } else {
                own.put(name, subject);
            }
            if (own.isEmpty()) {
                all.remove(key(folder));
            }
        });
    }

    /// The folder that was last chosen.
    public Optional<Path> folder() {
        String path = file.exists() ? file.read().path(CHOSEN).asText() : "";
        return path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path));
    }

    /// Remembers the folder.
    public void folder(Path folder) {
        file.change(document -> document.put(CHOSEN, key(folder)));
    }

    private static ObjectNode object(ObjectNode parent, String name) {
        return parent.path(name) instanceof ObjectNode known ? known : parent.putObject(name);
    }

    private static String key(Path folder) {
        return folder.toAbsolutePath().normalize().toString();
    }
}
