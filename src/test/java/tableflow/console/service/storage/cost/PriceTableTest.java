package tableflow.console.service.storage.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.storage.Amount;

class PriceTableTest {

    private static final String OWN = """
            {"asOf":"2026-10-05","source":"our contract","regions":{"eu-west-1":{
              "listPerThousand":"0.01","getPerThousand":"0.002",
              "perGibMonth":{"STANDARD":[{"toGib":10,"price":"1"},{"price":"0.5"}]}}}}""";

    @TempDir
    Path folder;

    private PriceTable own(String text) throws IOException {
        Path file = folder.resolve("prices.json");
        Files.writeString(file, text);
        return PriceTable.of(file);
    }

    private static Amount gib(long gib) {
        return new Amount(1, BigInteger.valueOf(gib).shiftLeft(30));
    }

    @Test
    void aUsersRegionsStandOverTheDeliveredOnes() throws IOException {
        PriceTable table = own(OWN);

        assertThat(table.region("eu-west-1").asOf()).isEqualTo(LocalDate.parse("2026-10-05"));
        assertThat(table.region("eu-west-1").source()).isEqualTo("our contract");
        assertThat(table.region("us-east-1").isOwn()).isTrue();
        RegionPrices unknown = table.region("moon-1");
        assertThat(unknown.isOwn()).isFalse();
        assertThat(unknown.region()).isEqualTo("us-east-1");
        assertThat(unknown.asked()).isEqualTo("moon-1");
        assertThat(PriceTable.of(folder.resolve("none.json")).region("us-east-1").asOf()).isNotNull();
    }

    @Test
    void stepsAreCountedFromTheFirstByteAndUnknownClassesAreTold() throws IOException {
        RegionPrices prices = own(OWN).region("eu-west-1");

        assertThat(prices.month(Map.of("STANDARD", gib(4))).dollars()).isEqualByComparingTo("4");
        assertThat(prices.month(Map.of("STANDARD", gib(14))).dollars()).isEqualByComparingTo("12");
        assertThat(prices.month(Map.of("STANDARD", gib(10), "NEW", gib(1))).unknown()).containsExactly("NEW");
        assertThat(prices.month(Map.of()).dollars()).isZero();
        assertThat(prices.month(Map.of("STANDARD", new Amount(1, BigInteger.ONE.shiftLeft(90)))).dollars())
                .as("beyond 64 bits").isEqualByComparingTo(
                        new BigDecimal(BigInteger.ONE.shiftLeft(59)).add(new BigDecimal("5")));
    }

    @Test
    void aScanIsPricedByItsRequests() throws IOException {
        RegionPrices prices = own(OWN).region("eu-west-1");

        assertThat(prices.scan(0).requests()).isEqualTo(1);
        assertThat(prices.scan(1_000_000).requests()).isEqualTo(1_151);
        assertThat(prices.scan(1_000_000).dollars()).isEqualByComparingTo("0.01151");
        assertThat(prices.scan(1_000_000).isLarge()).isFalse();
        assertThat(prices.scan(50_000_000).isLarge()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "{\"asOf\":\"soon\"}",
        "{\"asOf\":\"2026-01-01\",\"regions\":{\"x\":{\"listPerThousand\":\"dear\",\"getPerThousand\":\"1\"}}}",
        "{\"asOf\":\"2026-01-01\",\"regions\":{\"x\":{\"listPerThousand\":\"-1\",\"getPerThousand\":\"1\"}}}",
        "{\"asOf\":\"2026-01-01\",\"defaultRegion\":\"nowhere\"}"})
    void aFileThatMakesNoSenseIsTold(String text) {
        assertThatThrownBy(() -> own(text)).isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("prices.json");
    }
}
