package tableflow.console.service.schemas.assist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.schema.Referenced;

/// What is offered at a caret, which `‸` marks; most texts are half-typed.
class CompletionTest {

    private static final Referenced MONEY = new Referenced("money.json", """
            {"description": "An amount.", "type": "object", "$defs": {"cents": {"type": "integer"}}}""");
    private static final Referenced LINE = new Referenced("shop.Line", """
            {"type": "record", "name": "Line", "namespace": "shop", "doc": "A line.", "fields": []}""");
    private static final Referenced ITEM = new Referenced("shop/item.proto", """
            syntax = "proto3"; package shop;
            // What is sold.
            message Item { string sku = 1; }""");

    /// Labels apart by blanks; those behind `!` must not be there.
    @ParameterizedTest
    @CsvFileSource(resources = "/schemas/assist/offers.txt", delimiter = '|', quoteCharacter = '\0')
    void offers(SchemaFormat format, String marked, String labels) {
        Referenced reference = switch (format) {
            case JSON -> MONEY;
            case AVRO -> LINE;
            case PROTOBUF -> ITEM;
        };
        List<String> proposed = Caret.of(format, marked, reference).proposed();
        String[] halves = labels.split("!", 2);
        for (String label : halves[0].strip().split(" +")) {
            if (!label.isEmpty()) {
                assertThat(proposed).contains(label);
            }
        }
        if (halves.length > 1) {
            assertThat(proposed).doesNotContain(halves[1].strip().split(" +"));
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/schemas/assist/writes.txt", delimiter = '|', quoteCharacter = '\0')
    void writes(SchemaFormat format, String marked, String label, String after) {
        assertThat(Caret.of(format, marked).taken(label)).isEqualTo(after.replace("\\n", "\n"));
    }

    @Test
    void wellKnownTypesNameTheFileThatTheyNeed() {
        String about = Caret.of(SchemaFormat.PROTOBUF, "message A { Decim‸").assist().complete(17).proposals()
                .getFirst().about();
        assertThat(about).contains("confluent/type/decimal.proto").contains("decimal(38, 18)");
    }

    @Test
    void aKeywordSaysWhatBecomesOfTheTable() {
        assertThat(Caret.of(SchemaFormat.JSON, "{\"connect.in‸").assist().complete(12).proposals().getFirst().about())
                .contains("FIELD_REORDERED");
    }

    @Test
    void aTypeOfAFileThatIsNotImportedBringsItsImport() {
        String head = "syntax = \"proto3\";\npackage a;\n\n";
        assertThat(taken("syntax = \"proto3\";\n\nmessage A { Times‸ }", "google.protobuf.Timestamp"))
                .as("behind the syntax").isEqualTo("""
                        syntax = "proto3";

                        import "google/protobuf/timestamp.proto";

                        message A { google.protobuf.Timestamp }""");
        assertThat(taken("package a; // the shop\nmessage A { Times‸ }", "google.protobuf.Timestamp"))
                .as("behind the package, and its comment").startsWith("package a; // the shop\n\n"
                        + "import \"google/protobuf/timestamp.proto\";\nmessage A");
        assertThat(taken(head + "import \"x.proto\"; message A { Item‸ }", "shop.Item"))
                .as("behind the other imports, for a reference too")
                .isEqualTo(head + "import \"x.proto\";\nimport \"shop/item.proto\"; message A { shop.Item }");
        assertThat(taken("message A { map<string, Times‸", "google.protobuf.Timestamp"))
                .as("first of all").startsWith("import \"google/protobuf/timestamp.proto\";\n\nmessage A");
    }

    @Test
    void aTypeThatIsKnownBringsNoImport() {
        String direct = "import \"shop/item.proto\";\nmessage B {} message A { Item‸ }";
        assertThat(taken(direct, "shop.Item")).isEqualTo(direct.replace("Item‸", "shop.Item"));
        assertThat(taken("message Item {} message A { It‸ }", "Item"))
                .isEqualTo("message Item {} message A { Item }");
        Referenced all = new Referenced("shop/all.proto", "import public \"shop/item.proto\";");
        String through = "import \"shop/all.proto\";\nmessage A { Item‸ }";
        assertThat(Caret.of(SchemaFormat.PROTOBUF, through, all, ITEM).taken("shop.Item"))
                .as("imported publicly by what is imported").isEqualTo(through.replace("Item‸", "shop.Item"));
        Referenced some = new Referenced("shop/all.proto", "import \"shop/item.proto\";");
        assertThat(Caret.of(SchemaFormat.PROTOBUF, through, some, ITEM).taken("shop.Item"))
                .as("what it only uses itself is not known")
                .isEqualTo("import \"shop/all.proto\";\nimport \"shop/item.proto\";\nmessage A { shop.Item }");
    }

    private static String taken(String marked, String label) {
        return Caret.of(SchemaFormat.PROTOBUF, marked, ITEM).taken(label);
    }
}
