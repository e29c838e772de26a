package tableflow.console.service.schemas.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.schema.SchemaFinding;
import tableflow.console.domain.schema.SchemaFormat;

/// What Avro's parser refuses is underlined where it stands. The text between `<` and `>` is what must be marked.
class AvroFlawTest {

    private static void marks(String rule, String marked) {
        int from = marked.indexOf('<');
        int to = marked.indexOf('>') - 1;
        SchemaDocument document = SchemaDocument.read(
                SchemaFormat.AVRO, marked.replace("<", "").replace(">", ""), List.of());

        assertThat(document.schema()).isEmpty();
        assertThat(document.findings()).singleElement().satisfies(found -> {
            assertThat(found.rule()).isEqualTo(rule);
            assertThat(document.text().substring(found.span().from(), found.span().to()))
                    .as(found.toString()).isEqualTo(document.text().substring(from, to));
            assertThat(found.span().from()).as(found.toString()).isEqualTo(from);
            assertThat(document.value(found.path())).as(found.path()).isPresent();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "undefined-type  | {'name':'a','type':<'strin'>}",
        "undefined-type  | {'name':'Foo','type':'int'},{'name':'a','type':['null',<'Foo'>]}",
        "undefined-type  | {'name':'a','type':{'type':'array','items':<'x.Foo'>}}",
        "undefined-type  | {'name':'a','type':{'type':'map','values':<'Foo'>}}",
        "duplicate-name  | {'name':'a','type':'int'},{'name':<'a'>,'type':'long'}",
        "invalid-name    | {'name':'b','type':'int'},{'name':<'a-b'>,'type':'int'}",
        "invalid-name    | {'name':<''>,'type':'int'}",
        "invalid-name    | {'name':'x','type':{'type':'enum','name':'E','symbols':['A',<'1'>]}}",
        "invalid-name    | {'name':'x','type':{'type':'fixed','name':<'long'>,'namespace':'','size':1}}",
        "invalid-name    | {'name':'x','type':{'type':'fixed','name':'f','namespace':<'a-b.c'>,'size':1}}",
        "invalid-default | {'name':'a','type':'int','default':1},{'name':'b','type':'int','default':<'x'>}",
        "invalid-default | {'name':'a','type':{'type':'array','items':'int'},'default':<[>1,'x']}",
        "invalid-default | {'name':'a','type':{'type':'enum','name':'E','symbols':['A'],'default':<'B'>}}",
        "duplicate-name  | {'name':'x','type':{'type':'enum','name':'E','symbols':['A','B',<'A'>]}}",
        "duplicate-name  | {'name':'a','type':['int','string',<'int'>]}",
        "duplicate-name  | {'name':'a','type':{'type':'fixed','name':<'R'>,'size':1}}",
        "invalid-schema  | {'name':'a','type':['int',<[>'string']]}",
        "invalid-schema  | {'name':'a','type':<{>'type':'array'}}",
        "invalid-schema  | {'name':'a','type':<{>'type':'map'}}",
        "invalid-schema  | {'name':'a','type':<{>'type':'enum','name':'E'}}",
        "invalid-schema  | {'name':'a','type':<{>'type':'fixed','name':'E'}}",
        "invalid-schema  | {'name':'a','type':{'type':'fixed','name':'E','size':<-1>}}",
        "invalid-schema  | {'name':'a','type':'int'},<{>'type':'int'}",
        "invalid-schema  | {'name':'a','type':'int'},<{>'name':'b'}",
        "invalid-schema  | {'name':'a','type':'int','order':<'up'>}",
        "invalid-schema  | {'name':'a','type':<{>'type':'record','name':'I'}}",
    })
    void insideARecord(String rule, String fields) {
        marks(rule, ("{'type':'record','name':'R','namespace':'n','fields':[" + fields + "]}").replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "undefined-type | <'foo'>",
        "undefined-type | {'type':<'foo'>}",
        "duplicate-name | ['null',<'null'>]",
        "invalid-schema | <{>'name':'R'}",
        "invalid-schema | <{>'type':'record','fields':[]}",
        "invalid-schema | <5>",
        "invalid-name   | {'type':'record','name':<'1R'>,'fields':[]}",
    })
    void outermost(String rule, String schema) {
        marks(rule, schema.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {"'string'", "['null','string']"})
    void whatAvroTakes(String schema) {
        assertThat(SchemaDocument.read(SchemaFormat.AVRO, schema.replace('\'', '"'), List.of()).findings())
                .extracting(SchemaFinding::rule).isEmpty();
    }
}
