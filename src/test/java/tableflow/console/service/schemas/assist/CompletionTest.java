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
}
