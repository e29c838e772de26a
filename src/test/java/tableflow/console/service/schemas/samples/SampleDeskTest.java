package tableflow.console.service.schemas.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.schema.InvalidSchema;
import tableflow.console.schema.Referenced;
import tableflow.console.service.messages.write.Unfit;
import tableflow.console.service.schemas.document.SchemaDocument;

class SampleDeskTest {

    private static SchemaDocument draft(SchemaFormat format) {
        String text = switch (format) {
            case JSON -> "{\"type\":\"object\",\"required\":[\"id\"],\"properties\":{\"id\":{\"type\":\"integer\"},"
                    + "\"to\":{\"$ref\":\"place.json\"}},\"additionalProperties\":false}";
            case AVRO -> "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"id\",\"type\":\"long\"},"
                    + "{\"name\":\"to\",\"type\":[\"null\",\"string\"],\"default\":null}]}";
            case PROTOBUF -> "syntax = \"proto3\"; message M { int64 id = 1; string to = 2; }";
        };
        List<Referenced> references = format == SchemaFormat.JSON
                ? List.of(new Referenced("place.json", "{\"type\":\"string\"}")) : List.of();
        return SchemaDocument.read(format, text, references);
    }

    @ParameterizedTest
    @EnumSource(SchemaFormat.class)
    void whatIsMadeUpFits(SchemaFormat format) throws InvalidSchema {
        SampleDesk desk = SampleDesk.of(draft(format));
        for (long seed = 0; seed < 20; seed++) {
            assertThat(desk.check(1, desk.make(seed).value()).flaws()).as("seed %d", seed).isEmpty();
            assertThat(desk.make(seed).value()).isEqualTo(desk.make(seed).value());
        }
    }

    @ParameterizedTest
    @EnumSource(SchemaFormat.class)
    void whatDoesNotFitIsToldWithLineAndPath(SchemaFormat format) throws InvalidSchema {
        List<SampleDesk.Tried> tried = SampleDesk.of(draft(format)).checkLines(
                "{\"id\": 1, \"to\": null}\n\n{\"id\": \"one\"}\n{\"id\": 2\n".replace(", \"to\": null", ""));
        assertThat(tried).extracting(SampleDesk.Tried::number).containsExactly(1, 3, 4);
        assertThat(tried.getFirst().fits()).isTrue();
        assertThat(tried.get(1).flaws()).extracting(Unfit.Flaw::pointer).containsExactly("/id");
        assertThat(tried.get(2).flaws().getFirst().why()).contains("it is no JSON");
    }

    @Test
    void referencesAreFollowed() throws InvalidSchema {
        assertThat(SampleDesk.of(draft(SchemaFormat.JSON)).checkLines("{\"id\":1,\"to\":7}").getFirst().flaws())
                .extracting(Unfit.Flaw::pointer).containsExactly("/to");
    }

    @Test
    void aDraftThatIsNoSchemaTriesNothing() {
        assertThatThrownBy(() -> SampleDesk.of(SchemaDocument.read(SchemaFormat.JSON, "{", List.of())))
                .isInstanceOf(InvalidSchema.class);
    }
}
