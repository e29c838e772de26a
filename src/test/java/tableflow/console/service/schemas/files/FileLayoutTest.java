package tableflow.console.service.schemas.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.schema.SchemaFormat;

class FileLayoutTest {

    private static List<SchemaFile> files(String... names) {
        return Stream.of(names).map(name ->
                new SchemaFile(Path.of("/s", name), name, 1, Instant.EPOCH, Optional.empty())).toList();
    }

    @Test
    void anEmptyFolderGetsTheUsualLayout() {
        assertThat(FileLayout.propose(List.of(), "orders-value", SchemaFormat.JSON))
                .isEqualTo("json/values/orders-value.json");
        assertThat(FileLayout.propose(List.of(), "orders-key", SchemaFormat.AVRO))
                .isEqualTo("avro/keys/orders-key.avsc");
        assertThat(FileLayout.propose(List.of(), "Money", SchemaFormat.PROTOBUF)).isEqualTo("protobuf/Money.proto");
        assertThat(FileLayout.propose(List.of(), "", SchemaFormat.JSON)).isEqualTo("json/schema.json");
    }

    @Test
    void aSchemaGoesBesideItsLike() {
        List<SchemaFile> files = files("schemas/json/values/a-value.json", "schemas/json/values/b-value.json",
                "old/c-value.json", "avro/d-value.avsc");
        assertThat(FileLayout.propose(files, "orders-value", SchemaFormat.JSON))
                .isEqualTo("schemas/json/values/orders-value.json");
        assertThat(FileLayout.propose(files, "orders-value", SchemaFormat.AVRO)).isEqualTo("avro/orders-value.avsc");
        assertThat(FileLayout.propose(files("a-value.json", "b.proto"), "orders-key", SchemaFormat.JSON))
                .as("all lies in the open").isEqualTo("orders-key.json");
    }

    @Test
    void aNameIsOfAFileAndFree() {
        assertThat(FileLayout.propose(List.of(), ":.dev:orders-value", SchemaFormat.JSON))
                .isEqualTo("json/values/orders-value.json");
        assertThat(FileLayout.propose(List.of(), "a/b\\c d-value", SchemaFormat.JSON))
                .isEqualTo("json/values/a_b_c_d-value.json");
        assertThat(FileLayout.propose(files("json/values/Orders-value.json", "json/values/orders-value-2.json"),
                "orders-value", SchemaFormat.JSON)).isEqualTo("json/values/orders-value-3.json");
    }
}
