package tableflow.console.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/// Whether there is a display, before the toolkit is asked.
class DisplayTest {

    @Test
    void linuxNeedsADisplayInItsEnvironment() {
        assertThat(available("Linux", "", Map.of())).isFalse();
        assertThat(available("Linux", "", Map.of("DISPLAY", ""))).isFalse();
        assertThat(available("Linux", "", Map.of("DISPLAY", ":0"))).isTrue();
        assertThat(available("Linux", "", Map.of("WAYLAND_DISPLAY", "wayland-0"))).isTrue();
    }

    @Test
    void theHeadlessPlatformNeedsNone() {
        assertThat(available("Linux", "Headless", Map.of())).isTrue();
    }

    @Test
    void elsewhereThereIsOne() {
        assertThat(available("Windows 11", "", Map.of())).isTrue();
        assertThat(available("Mac OS X", "", Map.of())).isTrue();
    }

    private static boolean available(String system, String platform, Map<String, String> environment) {
        Properties properties = new Properties();
        properties.setProperty("os.name", system);
        properties.setProperty("glass.platform", platform);
        return Display.isAvailable(environment, properties);
    }
}
