package tableflow.console.service.schemas.references;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Open;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.schemas.assist.Mentions;
import tableflow.console.service.schemas.assist.Mentions.Mention;

class DefinitionsTest {

    private static SchemaVersion version(String subject, int number, SchemaFormat format, String text) {
        return new SchemaVersion(subject, number, 1, Open.of(format), text, List.of());
    }

    private static final Definitions KNOWN = new Definitions(List.of(
            version("place-value", 3, SchemaFormat.AVRO, "{\"type\":\"record\",\"name\":\"n.Place\",\"fields\":[]}"),
            version("copy-of-place", 1, SchemaFormat.AVRO, "{\"type\":\"record\",\"name\":\"n.Place\",\"fields\":[]}"),
            version("n.Zone", 2, SchemaFormat.AVRO, "{\"type\":\"enum\",\"name\":\"n.Zone\",\"symbols\":[]}"),
            version("place", 7, SchemaFormat.JSON, "{\"$id\":\"http://x/geo/place.json\"}"),
            version("line-value", 1, SchemaFormat.JSON, "{}"),
            version("geo/place.proto", 4, SchemaFormat.PROTOBUF, "package geo; message Place {}"),
            version("zones", 5, SchemaFormat.PROTOBUF, "package geo; message Zone {} message Area {}"),
            version("broken", 1, SchemaFormat.PROTOBUF, "message {{{"),
            new SchemaVersion("odd", 1, 1, Open.of(SchemaFormat.class, "THRIFT"), "x", List.of())));

    private static List<String> subjects(SchemaFormat format, String text, String own) {
        Mention needed = Mentions.unresolved(format, text, List.of()).getFirst();
        return KNOWN.find(format, needed, own).stream()
                .map(it -> it.name() + "=" + it.subject() + ":" + it.version()).toList();
    }

    private static String avro(String type) {
        return "{\"type\":\"record\",\"name\":\"T\",\"fields\":[{\"name\":\"a\",\"type\":\"" + type + "\"}]}";
    }

    @Test
    void aTypeIsFoundWhereItIsDefined() {
        assertThat(KNOWN.schemas()).isEqualTo(8);
        assertThat(subjects(SchemaFormat.AVRO, avro("n.Zone"), "")).containsExactly("n.Zone=n.Zone:2");
        assertThat(subjects(SchemaFormat.AVRO, avro("n.Place"), "")).containsExactly(
                "n.Place=copy-of-place:1", "n.Place=place-value:3");
        assertThat(subjects(SchemaFormat.AVRO, avro("n.Place"), "place-value")).containsExactly(
                "n.Place=copy-of-place:1");
        assertThat(subjects(SchemaFormat.AVRO, avro("n.Nobody"), "")).isEmpty();
    }

    @Test
    void aReferenceOfAJsonSchemaIsFoundByItsIdOrTheSubjectsName() {
        assertThat(subjects(SchemaFormat.JSON, "{\"$ref\":\"http://x/geo/place.json\"}", ""))
                .containsExactly("http://x/geo/place.json=place:7");
        assertThat(subjects(SchemaFormat.JSON, "{\"$ref\":\"place.json\"}", "")).containsExactly("place.json=place:7");
        assertThat(subjects(SchemaFormat.JSON, "{\"$ref\":\"Line.schema.json#/x\"}", ""))
                .containsExactly("Line.schema.json=line-value:1");
    }

    @Test
    void anImportIsFoundByTheSubjectOrByTheTypesThatAreUsed() {
        assertThat(subjects(SchemaFormat.PROTOBUF, "import \"geo/place.proto\"; message T { geo.Place a = 1; }", ""))
                .containsExactly("geo/place.proto=geo/place.proto:4");
        assertThat(subjects(SchemaFormat.PROTOBUF,
                "import \"my/all.proto\"; message T { geo.Zone a = 1; geo.Area b = 2; geo.Place c = 3; }", ""))
                .as("who defines most comes first")
                .containsExactly("my/all.proto=zones:5", "my/all.proto=geo/place.proto:4");
    }

    @Test
    void referencesAreKeptInTheRegistrysShape() {
        List<SchemaReference> references = List.of(
                new SchemaReference("n.Place", "place-value", 3), new SchemaReference("a\"b", ":.dev:x/y", 1));
        assertThat(ReferenceText.read(ReferenceText.write(references))).isEqualTo(references);
        assertThat(ReferenceText.read("[]")).isEmpty();
    }
}
