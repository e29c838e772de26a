package tableflow.console.ui.schemas.files;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.schemas.files.FileState;
import tableflow.console.service.schemas.files.FileState.Kind;
import tableflow.console.ui.schemas.files.FilesViewModel.Row;

/// Files by folder: folders first, each with how its files stand.
public final class FileTree {

    /// The worst first: what somebody has to decide, what is missing here, what is missing there, what nobody knows.
    private static final List<Kind> WORST_FIRST = List.of(
            Kind.DIVERGED, Kind.BEHIND, Kind.AHEAD, Kind.ABSENT, Kind.UNTOLD, Kind.SAME, Kind.NO_SUBJECT);

    private FileTree() {}

    /// A folder or a file.
    ///
    /// @param name without its folders
    /// @param path within the chosen folder; empty for that itself
    /// @param row of a file; null for a folder
    /// @param kinds how many of its files stand how; those that are not known yet are in none
    /// @param files in it and in the folders within; 1 for a file
    /// @param parts what lies right in it, folders first
    public record Node(
            String name, String path, @Nullable Row row, Map<Kind, Integer> kinds, int files, List<Node> parts) {
        public Node {
            kinds = kinds.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(kinds));
            parts = List.copyOf(parts);
        }

        public boolean isFolder() {
            return row == null;
        }

        /// The state that counts most among its files; empty while none is known.
        public Optional<Kind> worst() {
            return WORST_FIRST.stream().filter(kinds::containsKey).findFirst();
        }

        /// Files of which it is not known yet.
        public int asking() {
            return files - kinds.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /// Which files are shown.
    ///
    /// @param text that path or subject has to contain, whatever the case of letters; empty for all
    /// @param onlyChanged those that are not as the registry has them, as far as that is known
    public record Wish(String text, boolean onlyChanged) {

        boolean isFor(Row row) {
            String wanted = text.strip().toLowerCase(Locale.ROOT);
            return (wanted.isEmpty() || row.file().name().toLowerCase(Locale.ROOT).contains(wanted)
                    || row.subject().filter(it -> it.toLowerCase(Locale.ROOT).contains(wanted)).isPresent())
                    && (!onlyChanged || row.state().map(FileState::kind).filter(Wish::isChanged).isPresent());
        }

        private static boolean isChanged(Kind kind) {
            return kind != Kind.SAME && kind != Kind.NO_SUBJECT;
        }

        /// Whether anything is kept back.
        public boolean isNarrow() {
            return onlyChanged || !text.isBlank();
        }
    }

    /// The chosen folder, with those files that are wished for and their folders.
    public static Node of(Collection<Row> rows, Wish wish) {
        Folder root = new Folder();
        for (Row row : rows) {
            if (wish.isFor(row)) {
                Folder folder = root;
                String path = row.file().name();
                int from = 0;
                for (int to = path.indexOf('/'); to >= 0; to = path.indexOf('/', from)) {
                    folder = folder.folders.computeIfAbsent(path.substring(from, to), it -> new Folder());
                    from = to + 1;
                }
                folder.files.put(path.substring(from), row);
            }
        }
        return root.node("", "");
    }

    private static final class Folder {

        private final Map<String, Folder> folders = new TreeMap<>();
        private final Map<String, Row> files = new TreeMap<>();

        Node node(String name, String path) {
            String before = path.isEmpty() ? "" : path + "/";
            List<Node> parts = new ArrayList<>();
            folders.forEach((inner, folder) -> parts.add(folder.node(inner, before + inner)));
            files.forEach((inner, row) -> parts.add(file(inner, row)));
            Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
            parts.forEach(part -> part.kinds().forEach((kind, count) -> kinds.merge(kind, count, Integer::sum)));
            return new Node(name, path, null, kinds, parts.stream().mapToInt(Node::files).sum(), parts);
        }

        private static Node file(String name, Row row) {
            return new Node(name, row.file().name(), row,
                    row.state().map(it -> Map.of(it.kind(), 1)).orElse(Map.of()), 1, List.of());
        }
    }
}
