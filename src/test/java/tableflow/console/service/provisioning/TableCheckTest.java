package tableflow.console.service.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.change.ChangeRequest.NewSchema;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.Notice;
import tableflow.console.domain.provisioning.Notice.Severity;
import tableflow.console.domain.provisioning.TopicSpec;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFormat;

/// A schema that the registry takes and no table can hold is told of before anything is made.
class TableCheckTest {

    private static final String TWO = "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"integer\"},"
            + "\"name\":{\"type\":\"string\"}}}";

    @TempDir
    private Path folder;

    private Stand stand;

    @BeforeEach
    void stand() {
        stand = new Stand(folder);
    }

    private List<Notice> notices(Manifest manifest) {
        return stand.plan(manifest).notices().stream().filter(it -> it.code().startsWith("table-")).toList();
    }

    private static Manifest with(String schema) {
        return Stand.manifest(
                Stand.schema(Stand.topic("topic2", Map.of(), CompatibilityLevel.NONE), schema));
    }

    @Test
    void aGoodSchemaIsNotTalkedAbout() {
        assertThat(notices(with(Stand.SCHEMA))).isEmpty();
    }

    @Test
    void aSchemaWithoutColumnsNeedsConsentAlsoBeforeThereIsAKeyToTheRegistry() {
        Manifest manifest = with("{\"type\":\"object\"}");

        Notice notice = notices(manifest).getFirst();

        assertThat(notice.severity()).isEqualTo(Severity.NEEDS_CONSENT);
        assertThat(notice.code()).isEqualTo("table-impossible");
        assertThat(notice.stepId()).isEqualTo("schema:topic2");
        assertThat(notice.text()).contains("topic2-value", "EMPTY_STRUCT");
        assertThatThrownBy(() -> stand.apply(manifest)).isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("not accepted").hasMessageContaining("EMPTY_STRUCT");
        assertThat(stand.world.topics).isEmpty();
    }

    @Test
    void aChangeThatStopsTheTableNamesTheRuleAndTheField() {
        stand.apply(with(TWO));

        Notice notice = notices(with(Stand.SCHEMA)).getFirst();

        assertThat(notice.severity()).isEqualTo(Severity.NEEDS_CONSENT);
        assertThat(notice.code()).isEqualTo("table-stops");
        assertThat(notice.text()).contains("FIELD_DELETED name");
        assertThat(notices(with(TWO))).isEmpty();
    }

    @Test
    void theRegisteredSchemaIsLookedAtWhereTheManifestNamesNone() {
        stand.apply(Stand.manifest(Stand.topic("other")));
        register("topic2-value", "{\"type\":\"object\"}");
        TopicSpec topic = Stand.schema(Stand.topic("topic2"), null);

        assertThat(notices(Stand.manifest(topic))).extracting(Notice::code).containsExactly("table-impossible");
    }

    @Test
    void whatASchemaRefersToIsReadAndWhatCannotBeReadIsSaid() {
        stand.apply(Stand.manifest(Stand.topic("other")));
        String text = "{\"type\":\"object\",\"properties\":{\"at\":{\"$ref\":\"place.json\"}}}";
        TopicSpec.ValueSchema schema = new TopicSpec.ValueSchema(SchemaFormat.JSON, text,
                List.of(new SchemaReference("place.json", "place", 1)), "order.json");
        TopicSpec plain = Stand.topic("topic2");
        Manifest manifest = Stand.manifest(new TopicSpec("topic2", null, 1, Map.of(), schema, null, plain.table()));

        assertThat(notices(manifest)).extracting(Notice::code, Notice::severity)
                .containsExactly(tuple("table-not-checked", Severity.INFO));
        assertThat(notices(manifest).getFirst().text()).contains("version 1 of place");

        register("place", "{\"type\":\"object\"}");
        assertThat(notices(manifest).getFirst().text()).contains("EMPTY_STRUCT at");

        stand.world.subjects.clear();
        register("place", TWO);
        assertThat(notices(manifest)).isEmpty();
    }

    private void register(String subject, String text) {
        new FakeData.Registry(stand.world, "any").register(new NewSchema(subject, SchemaFormat.JSON, text, List.of()));
    }
}
