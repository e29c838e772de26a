package tableflow.console.service.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.schemas.document.SchemaDocument;

class DataContractTest {

    private static final String ORDER = """
            {"type": "record", "name": "Order", "doc": "An order <b>that</b> was | placed.", "fields": [
              {"name": "id", "type": "long", "doc": "Never reused."},
              {"name": "lines", "type": {"type": "array", "items": {"type": "record", "name": "Line", "fields": [
                {"name": "amount", "type": {"type": "bytes", "logicalType": "decimal", "precision": 12, "scale": 2}}
              ]}}},
              {"name": "note", "type": ["null", "string"], "default": null}]}
            """;

    private static DataContract contract(String schema) {
        return DataContract.of("orders", SchemaDocument.read(SchemaFormat.AVRO, schema, List.of()), null,
                List.of("Shop <shop@example.com>"));
    }

    @Test
    void markdownHasFieldsMeaningsAndColumns() {
        String text = new ContractMarkdown(it -> it).of(contract(ORDER));
        assertThat(text).startsWith("# Data contract: orders\n\nAn order \\<b\\>that\\</b\\> was \\| placed.\n\n")
                .contains("- Owner: Shop \\<shop@example.com\\>\n", "- Tableflow makes a table of it.\n",
                        "| id | long | bigint | yes | Never reused. | /fields/0 |\n",
                        "| lines.element.amount | decimal(12, 2) | decimal(12, 2) | yes |",
                        "| note | string | varchar |  |  | /fields/2 |\n");
    }

    @Test
    void htmlIsAPageInWhichTextsAreNoMarkup() {
        String text = new ContractHtml(it -> it).of(contract(ORDER));
        assertThat(text).startsWith("<!doctype html>").endsWith("</body></html>\n")
                .contains("An order &lt;b&gt;that&lt;/b&gt; was | placed.", "<td>decimal(12, 2)</td>",
                        "<dt>Owner</dt><dd>Shop &lt;shop@example.com&gt;</dd>")
                .doesNotContain("<b>", "<script", "http");
    }

    @Test
    void aSchemaThatCannotBeATableSaysWhy() {
        String text = new ContractMarkdown(it -> it).of(contract("""
                {"type": "record", "name": "Node", "fields": [
                  {"name": "below", "type": {"type": "array", "items": "Node"}}]}
                """));
        assertThat(text).contains("- Tableflow makes no table of it.", "## Rules that are broken", "CYCLIC");
    }

    @Test
    void whatIsNoSchemaHasNoContract() {
        assertThatThrownBy(() -> contract("{")).isInstanceOf(IllegalArgumentException.class);
    }
}
