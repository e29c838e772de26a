package tableflow.console.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.service.schemas.files.ReferenceFile;

/// What a schema refers to in the registry.
final class RegistryReferences {

    @Option(names = "--refers", paramLabel = "NAME=SUBJECT:VERSION", description = "A registered schema that the file "
            + "refers to, under the name by which it does; may be repeated. Default: what FILE.references.json beside "
            + "the file says.")
    private Map<String, String> references = Map.of();

    /// What a file's schema refers to: what is given here, or else what stands in the file beside it.
    ///
    /// @param file a path, or `-` for standard input
    List<SchemaReference> of(String file) {
        if (!references.isEmpty() || file.equals(SchemaFiles.STANDARD_INPUT)) {
            return all();
        }
        return ReferenceFile.of(Path.of(file)).orElse(List.of());
    }

    private List<SchemaReference> all() {
        List<SchemaReference> all = new ArrayList<>();
        references.forEach((name, place) -> {
            int colon = place.lastIndexOf(':');
            String version = place.substring(colon + 1);
            if (colon < 1 || !version.matches("[1-9]\\d{0,8}")) {
                throw BadInput.of("--refers " + name + "=" + place + ": is no SUBJECT:VERSION, such as place-value:3");
            }
            all.add(new SchemaReference(name, place.substring(0, colon), Integer.parseInt(version)));
        });
        return all;
    }

    boolean isEmpty() {
        return references.isEmpty();
    }
}
