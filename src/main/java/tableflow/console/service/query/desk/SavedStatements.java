package tableflow.console.service.query.desk;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.support.AtomicFiles;

/// The statements that a person keeps, as `.sql` files that every other program can read: one folder for the profile,
/// one for all profiles. The first comment lines hold name and description:
///
/// ```sql
/// -- name: Newest orders
/// -- description: The last hundred
/// SELECT * FROM orders ORDER BY ts DESC LIMIT 100
/// ```
///
/// A file without them is named by its file name. Methods block, and wait for each other.
public final class SavedStatements {

    private static final String NAME = "-- name: ";
    private static final String DESCRIPTION = "-- description: ";
    private static final String SUFFIX = ".sql";
    private static final int MOST_NAMES = 1_000;

    private final Path own;
    private final Path shared;

    /// @param own the profile's folder
    /// @param shared the folder of all profiles
    public SavedStatements(Path own, Path shared) {
        this.own = own;
        this.shared = shared;
    }

    /// All of them by name. Files that are no text are left out.
    public synchronized List<SavedStatement> list() throws IOException {
        List<SavedStatement> all = new ArrayList<>(list(own, false));
        all.addAll(list(shared, true));
        all.sort(Comparator.comparing(SavedStatement::name, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(SavedStatement::file));
        return all;
    }

    /// Keeps a new statement; one of the same name stays.
    public synchronized SavedStatement add(boolean forAll, String name, String description, String sql)
            throws IOException {
        Path folder = forAll ? shared : own;
        AtomicFiles.createFolders(folder);
        for (int number = 1; number <= MOST_NAMES; number++) {
            Path file = folder.resolve(slug(name) + (number == 1 ? "" : "-" + number) + SUFFIX);
            if (Files.notExists(file)) {
                return write(new SavedStatement(file, forAll, name, description, sql));
            }
        }
        throw new IOException("there are too many statements of this name");
    }

    /// Keeps a statement in place of what its file had: after a change of name, description or text.
    public synchronized SavedStatement write(SavedStatement statement) throws IOException {
        String text = NAME + line(statement.name()) + "\n"
                + (needsDescription(statement) ? DESCRIPTION + line(statement.description()) + "\n" : "")
                + statement.sql().stripTrailing() + "\n";
        AtomicFiles.write(statement.file(), text);
        return statement;
    }

    /// A comment of the statement's own must not be taken for it.
    private static boolean needsDescription(SavedStatement statement) {
        return !statement.description().isBlank() || statement.sql().startsWith(DESCRIPTION);
    }

    /// Deletes a statement's file.
    public synchronized void delete(SavedStatement statement) throws IOException {
        Files.deleteIfExists(statement.file());
    }

    private static List<SavedStatement> list(Path folder, boolean isShared) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(it -> it.getFileName().toString().endsWith(SUFFIX))
                    .filter(it -> !it.getFileName().toString().startsWith("."))
                    .toList();
        }
        List<SavedStatement> read = new ArrayList<>();
        for (Path file : files) {
            text(file).ifPresent(text -> read.add(parse(file, isShared, text)));
        }
        return read;
    }

    private static Optional<String> text(Path file) throws IOException {
        try {
            return Optional.of(Files.readString(file));
        } catch (CharacterCodingException | NoSuchFileException noTextOrGoneMeanwhile) {
            return Optional.empty();
        }
    }

    private static SavedStatement parse(Path file, boolean isShared, String text) {
        String fileName = file.getFileName().toString();
        String name = fileName.substring(0, fileName.length() - SUFFIX.length());
        @Nullable String named = null;
        @Nullable String described = null;
        String rest = text;
        // Each once: what follows is the statement's own.
        while ((named == null && rest.startsWith(NAME)) || (described == null && rest.startsWith(DESCRIPTION))) {
            int end = rest.indexOf('\n');
            String first = end < 0 ? rest : rest.substring(0, end);
            if (first.startsWith(NAME)) {
                named = first.substring(NAME.length()).strip();
            } else {
                described = first.substring(DESCRIPTION.length()).strip();
            }
            rest = end < 0 ? "" : rest.substring(end + 1);
        }
        return new SavedStatement(file, isShared, named == null ? name : named, described == null ? "" : described,
                rest.stripTrailing());
    }

    /// A comment ends with its line.
    private static String line(String text) {
        return text.replaceAll("\\R", " ").strip();
    }

    private static String slug(String name) {
        String slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty() ? "statement" : slug.substring(0, Math.min(60, slug.length()));
    }
}
