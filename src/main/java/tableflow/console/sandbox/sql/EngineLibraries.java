package tableflow.console.sandbox.sql;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tableflow.console.sandbox.sql.child.EngineMain;

/// Finds the engine's jars: the folder `sql-engine` in `target/` of a build, and beside the console's jars or their
/// folder in an application.
public final class EngineLibraries {
    private static final String FOLDER = "sql-engine";

    private EngineLibraries() {}

    /// The folder of this program.
    ///
    /// @throws IOException with a sentence that says where they were looked for
    public static Path find() throws IOException {
        Path own = ownPlace();
        for (Path place : candidates(own)) {
            if (Files.isDirectory(place)) {
                return place;
            }
        }
        throw new IOException("the SQL engine's libraries are not in " + candidates(own).getFirst()
                + (Files.isDirectory(own) ? ": run 'mvn generate-resources' once" : ""));
    }

    /// The jars in a fixed order.
    static List<Path> jars(Path libraries) throws IOException {
        try (Stream<Path> files = Files.list(libraries)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    /// `target/classes` lies beside the folder; `app/lib/x.jar` has it beside `lib`, an installed `lib/app/x.jar`
    /// beside itself.
    private static List<Path> candidates(Path own) {
        return Stream.of(Optional.ofNullable(own.getParent()),
                        Optional.ofNullable(own.getParent()).map(Path::getParent))
                .flatMap(Optional::stream)
                .map(folder -> folder.resolve(FOLDER))
                .toList();
    }

    private static Path ownPlace() throws IOException {
        CodeSource source = EngineMain.class.getProtectionDomain().getCodeSource();
        try {
            return Path.of(source.getLocation().toURI()).toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IOException("the program's own place is not a file: " + source.getLocation(), e);
        }
    }
}
