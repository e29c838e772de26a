package tableflow.console.sandbox.s3.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The published check values of `123456789`.
class SumTest {
    @ParameterizedTest
    @CsvSource({
        "CRC32, y/Q5Jg==",
        "crc32c, 4waSgw==",
        "CRC64NVME, rosUhgp5mIg=",
        "SHA1, 98O8HYCOBHMq32eZZczDTKeuNEE=",
        "sha256, FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=",
    })
    void theCheckValueIsRight(String name, String base64) {
        Sum.Running sum = Sum.of(name).orElseThrow().start();
        byte[] text = "0123456789".getBytes(StandardCharsets.US_ASCII);
        sum.update(text, 1, 4);
        sum.update(text, 5, 5);
        assertThat(sum.base64()).isEqualTo(base64);
        assertThat(Sum.of("MD5")).isEqualTo(Optional.empty());
    }
}
