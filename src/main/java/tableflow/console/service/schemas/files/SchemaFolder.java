package tableflow.console.service.schemas.files;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.Progress;
import tableflow.console.service.profile.LocalFailures;

/// A folder with schema files.
public final class SchemaFolder {

    /// More are not listed: such a folder is something else.
    public static final int MOST_FILES = 20_000;
    private static final int DEEPEST = 12;
    private static final Set<String> ENDINGS = Set.of(".json", ".avsc", ".proto");
    /// What a schema file refers to stands beside it.
    public static final String REFERENCES = ".references.json";
    /// What builds and tools put there.
    private static final Set<String> OTHERS = Set.of("target", "build", "node_modules");

    private SchemaFolder() {}

    /// What is there.
    ///
    /// @param whole whether there are no more than are listed
    public record Listing(List<SchemaFile> files, boolean whole) {
        public Listing {
            files = List.copyOf(files);
        }
    }

    /// The schema files of a folder and of those in it, by name; hidden ones and links to folders are left out.
    ///
    /// @throws tableflow.console.domain.RemoteFailure when there is no such folder; CANCELLED after an interrupt
    public static Listing list(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        Walk walk = new Walk(root);
        try {
            if (!Files.isDirectory(root)) {
                throw Files.exists(root)
                        ? new NotDirectoryException(root.toString()) : new NoSuchFileException(root.toString());
            }
            Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), DEEPEST, walk);
        } catch (IOException failed) {
            throw LocalFailures.of("list the schemas", root, failed);
        }
        return new Listing(walk.found.stream().map(walk::told).sorted(Comparator.comparing(SchemaFile::name)).toList(),
                walk.whole);
    }

    /// Whether a folder within is none of schemas: hidden, or what a tool made.
    static boolean isPassedOver(Path folder) {
        String name = String.valueOf(folder.getFileName());
        return name.startsWith(".") || OTHERS.contains(name);
    }

    private static final class Walk extends SimpleFileVisitor<Path> {

        private final Path root;
        private final List<SchemaFile> found = new ArrayList<>();
        private final Map<Path, Instant> references = new HashMap<>();
        private boolean whole = true;

        Walk(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            Progress.throwIfCancelled("list the schemas");
            return !folder.equals(root) && isPassedOver(folder)
                    ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            if (name.endsWith(REFERENCES)) {
                references.put(file, attributes.lastModifiedTime().toInstant());
                return FileVisitResult.CONTINUE;
            }
            if (name.startsWith(".") || !Files.isRegularFile(file)
                    || ENDINGS.stream().noneMatch(name::endsWith)) {
                return FileVisitResult.CONTINUE;
            }
            if (found.size() == MOST_FILES) {
                whole = false;
                return FileVisitResult.TERMINATE;
            }
            String within = root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
            found.add(new SchemaFile(file, within, attributes.size(), attributes.lastModifiedTime().toInstant(),
                    Optional.empty()));
            return FileVisitResult.CONTINUE;
        }

        private SchemaFile told(SchemaFile file) {
            Instant told = references.get(ReferenceFile.beside(file.path()));
            return told == null ? file : new SchemaFile(
                    file.path(), file.name(), file.size(), file.changed(), Optional.of(told));
        }

        /// One that went, or may not be read, is none.
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failed) {
            return FileVisitResult.CONTINUE;
        }
    }
}
