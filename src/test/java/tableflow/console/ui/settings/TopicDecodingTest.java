package tableflow.console.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.service.messages.DecodeAs;
import tableflow.console.ui.work.ManualTimer;

/// How the records of topics are read, as it was chosen.
class TopicDecodingTest {

    @TempDir
    private Path directory = Path.of("");

    private final ManualTimer timer = new ManualTimer();

    private WindowSettings settings() {
        return new WindowSettings(directory.resolve("window.json"), timer, InstantSource.system());
    }

    @Test
    void whatNobodyChoseIsReadAsTheRecordsSay() {
        TopicDecoding decoding = new TopicDecoding(settings(), "dev");
        assertThat(decoding.keys("orders")).isEqualTo(DecodeAs.AUTO);
        assertThat(decoding.values("orders")).isEqualTo(DecodeAs.AUTO);
    }

    @Test
    void everyReadingIsRememberedForKeysAndValuesAlone() {
        for (DecodeAs as : List.of(DecodeAs.JSON, DecodeAs.TEXT, DecodeAs.HEX, new DecodeAs.Schema(100_042))) {
            try (WindowSettings settings = settings()) {
                new TopicDecoding(settings, "dev").choose("orders", DecodeAs.AUTO, as);
                new TopicDecoding(settings, "dev").choose("trips", as, DecodeAs.AUTO);
            }
            TopicDecoding again = new TopicDecoding(settings(), "dev");
            assertThat(again.values("orders")).isEqualTo(as);
            assertThat(again.keys("orders")).isEqualTo(DecodeAs.AUTO);
            assertThat(again.keys("trips")).isEqualTo(as);
            assertThat(again.values("trips")).isEqualTo(DecodeAs.AUTO);
        }
    }

    @Test
    void profilesAndTopicsKeepTheirOwn() {
        WindowSettings settings = settings();
        new TopicDecoding(settings, "dev").choose("orders", DecodeAs.HEX, DecodeAs.TEXT);
        assertThat(new TopicDecoding(settings, "prod").keys("orders")).isEqualTo(DecodeAs.AUTO);
        assertThat(new TopicDecoding(settings, "dev").values("orders.v2")).isEqualTo(DecodeAs.AUTO);
        assertThat(new TopicDecoding(settings, "dev").keys("orders")).isEqualTo(DecodeAs.HEX);
        new TopicDecoding(settings, "dev").choose("eu.orders", DecodeAs.HEX, DecodeAs.HEX);
        assertThat(new TopicDecoding(settings, "dev.eu").keys("orders")).isEqualTo(DecodeAs.AUTO);
    }

    @Test
    void asTheRecordsSayLeavesNothingBehindAndWhatIsUnknownIsRead() {
        WindowSettings settings = settings();
        TopicDecoding decoding = new TopicDecoding(settings, "dev");
        decoding.choose("orders", DecodeAs.HEX, DecodeAs.HEX);
        decoding.choose("orders", DecodeAs.AUTO, DecodeAs.AUTO);
        assertThat(settings.get("messages.key.dev/orders")).isEmpty();
        assertThat(settings.get("messages.value.dev/orders")).isEmpty();
        settings.put("messages.value.dev/orders", "of-a-newer-console");
        assertThat(decoding.values("orders")).isEqualTo(DecodeAs.AUTO);
    }
}
