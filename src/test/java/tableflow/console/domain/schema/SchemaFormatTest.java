package tableflow.console.domain.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SchemaFormatTest {
    @Test
    void anAbsentTypeMeansAvro() {
        assertThat(SchemaFormat.ofRemote(null)).contains(SchemaFormat.AVRO);
        assertThat(SchemaFormat.ofRemote("")).contains(SchemaFormat.AVRO);
        assertThat(SchemaFormat.ofRemote("JSON")).contains(SchemaFormat.JSON);
        assertThat(SchemaFormat.ofRemote("THRIFT")).isEmpty();
    }

    @Test
    void aFilesEndingTellsTheFormat() {
        assertThat(SchemaFormat.ofFileName("topic2-value.json")).contains(SchemaFormat.JSON);
        assertThat(SchemaFormat.ofFileName("Orders.PROTO")).contains(SchemaFormat.PROTOBUF);
        assertThat(SchemaFormat.ofFileName("orders.avsc")).contains(SchemaFormat.AVRO);
        assertThat(SchemaFormat.ofFileName("orders")).isEmpty();
    }
}
