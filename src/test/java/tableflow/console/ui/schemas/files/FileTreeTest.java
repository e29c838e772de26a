package tableflow.console.ui.schemas.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tableflow.console.service.schemas.files.FileState;
import tableflow.console.service.schemas.files.FileState.Kind;
import tableflow.console.service.schemas.files.SchemaFile;
import tableflow.console.ui.schemas.files.FileTree.Node;
import tableflow.console.ui.schemas.files.FileTree.Wish;
import tableflow.console.ui.schemas.files.FilesViewModel.Row;

class FileTreeTest {

    private static final Wish ALL = new Wish("", false);

    private static Row row(String name, String subject, Optional<Kind> kind) {
        return new Row(new SchemaFile(Path.of("/schemas", name), name, 1, Instant.EPOCH, Optional.empty()),
                Optional.of(subject).filter(it -> !it.isEmpty()), kind.map(it -> new FileState(it, 0, 0, "")));
    }

    private static final List<Row> ROWS = List.of(
            row("json/values/orders-value.json", "orders-value", Optional.of(Kind.SAME)),
            row("json/values/payments-value.json", "payments-value", Optional.of(Kind.BEHIND)),
            row("json/keys/orders-key.json", "orders-key", Optional.of(Kind.AHEAD)),
            row("json/common.json", "", Optional.of(Kind.NO_SUBJECT)),
            row("avro/x.avsc", "Shipments", Optional.empty()));

    /// A line a node, deeper ones indented.
    private static String told(Node node, String indent) {
        StringBuilder told = new StringBuilder();
        for (Node part : node.parts()) {
            told.append(indent).append(part.name()).append(part.isFolder() ? "/ " : " ")
                    .append(part.worst().map(Kind::name).orElse("-")).append('\n').append(told(part, indent + "  "));
        }
        return told.toString();
    }

    @Test
    void foldersComeFirstAndHaveTheWorstOfTheirFiles() {
        assertThat(told(FileTree.of(ROWS, ALL), "")).isEqualTo("""
                avro/ -
                  x.avsc -
                json/ BEHIND
                  keys/ AHEAD
                    orders-key.json AHEAD
                  values/ BEHIND
                    orders-value.json SAME
                    payments-value.json BEHIND
                  common.json NO_SUBJECT
                """);
        Node json = FileTree.of(ROWS, ALL).parts().get(1);
        assertThat(json.kinds()).isEqualTo(Map.of(Kind.SAME, 1, Kind.BEHIND, 1, Kind.AHEAD, 1, Kind.NO_SUBJECT, 1));
        assertThat(json.files()).isEqualTo(4);
        assertThat(json.path()).isEqualTo("json");
        assertThat(FileTree.of(ROWS, ALL).asking()).isEqualTo(1);
    }

    @Test
    void filesAreFoundByPathAndBySubjectWithTheirFolders() {
        assertThat(told(FileTree.of(ROWS, new Wish("values/ORD", false)), "")).isEqualTo("""
                json/ SAME
                  values/ SAME
                    orders-value.json SAME
                """);
        assertThat(told(FileTree.of(ROWS, new Wish(" ship ", false)), "")).startsWith("avro/").hasLineCount(2);
        assertThat(FileTree.of(ROWS, new Wish("none", false)).parts()).isEmpty();
    }

    @Test
    void onlyWhatIsNotAsRegisteredIsShown() {
        assertThat(told(FileTree.of(ROWS, new Wish("", true)), "")).isEqualTo("""
                json/ BEHIND
                  keys/ AHEAD
                    orders-key.json AHEAD
                  values/ BEHIND
                    payments-value.json BEHIND
                """);
        assertThat(new Wish("", true).isNarrow()).isTrue();
        assertThat(ALL.isNarrow()).isFalse();
    }

    @Test
    void everyStateHasItsPlaceInTheOrder() {
        for (Kind kind : Kind.values()) {
            List<Row> one = List.of(row("a/b.json", "s", Optional.of(kind)));
            assertThat(FileTree.of(one, ALL).worst()).contains(kind);
        }
    }

    @Test
    void tenThousandFilesAreAllCountedWhereverTheyLie() {
        long seed = 20261123;
        Random random = new Random(seed);
        List<Kind> kinds = List.of(Kind.values());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            String folders = "f/".repeat(random.nextInt(4)) + "g" + random.nextInt(50) + "/";
            rows.add(row(folders + "t" + i + "-value.json", "t" + i + "-value",
                    Optional.of(kinds.get(random.nextInt(kinds.size())))));
        }
        Node root = FileTree.of(rows, ALL);
        assertThat(root.files()).as("seed %d", seed).isEqualTo(10_000);
        assertThat(root.kinds().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(10_000);
        assertThat(sum(root)).isEqualTo(10_000);
    }

    private static int sum(Node node) {
        return node.isFolder() ? node.parts().stream().mapToInt(FileTreeTest::sum).sum() : 1;
    }
}
