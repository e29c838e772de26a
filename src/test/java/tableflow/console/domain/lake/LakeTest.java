package tableflow.console.domain.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LakeTest {

    @ParameterizedTest
    @CsvSource({
        "s3://b/k, b, k",
        "s3://b//10/01/x, b, /10/01/x",
        "s3a://b/k/l/, b, k/l/",
        "s3://b, b, ''",
        "s3://b/, b, ''",
    })
    void placesKeepTheirKeysAsTheyAre(String text, String bucket, String key) {
        assertThat(S3Uri.parse(text)).isEqualTo(new S3Uri(bucket, key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s3://", "s3:///k", "https://b/k", "/b/k"})
    void otherTextsAreNoPlaces(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> S3Uri.parse(text))
                .withMessageContaining("s3://bucket/key");
    }

    @Test
    void aFolderEndsWithOneSlash() {
        assertThat(S3Uri.parse("s3://b/k").asFolder()).hasToString("s3://b/k/");
        assertThat(S3Uri.parse("s3://b/k/").asFolder()).hasToString("s3://b/k/");
        assertThat(S3Uri.parse("s3://b").asFolder()).hasToString("s3://b/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://b/1/v1/t", "s3://b/1/v1/t/", "s3://b/1/v1/t/metadata/00001-x.metadata.json"})
    void bothFormsOfALocationNameTheRoot(String location) {
        CatalogTable table = new CatalogTable("lkc-1", "orders.v1", "3", Map.of("table_type", "iceberg"), location);

        assertThat(table.root()).contains(new S3Uri("b", "1/v1/t/"));
        assertThat(table.isIceberg()).isTrue();
        assertThat(table.metadataLocation()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, 9223372036854775807",
        "0, 0",
        "9223372036854775808,",
        "12.5,",
        "'',",
    })
    void figuresAreExactOrAbsent(String text, @Nullable Long figure) {
        Snapshot snapshot = new Snapshot(1, null, 1, 0, "append", null, Map.of("total-records", text));

        assertThat(snapshot.records()).isEqualTo(figure == null ? OptionalLong.empty() : OptionalLong.of(figure));
        assertThat(snapshot.bytes()).isEmpty();
    }

    @Test
    void theCurrentSnapshotIsTheNamedOne() {
        Snapshot first = new Snapshot(Long.MAX_VALUE, null, 1, 0, "append", null, Map.of());
        Snapshot second = new Snapshot(Long.MAX_VALUE - 1, Long.MAX_VALUE, 2, 0, "append", null, Map.of());

        assertThat(metadata(Long.MAX_VALUE, first, second).current()).contains(first);
        assertThat(metadata(null, first).current()).isEmpty();
        assertThat(metadata(7L, first).current()).isEmpty();
    }

    private static TableMetadata metadata(@Nullable Long current, Snapshot... snapshots) {
        return new TableMetadata(2, "u", "s3://b/t", 0, current, List.of(snapshots));
    }
}
