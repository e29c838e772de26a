package tableflow.console.ui.shell;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/// Whether a window can be opened, told before the toolkit starts, which would end in a stack trace.
public final class Display {

    private Display() {}

    /// On Linux a window needs an X or Wayland display in the environment; JavaFX's headless platform needs none
    /// (`-Dglass.platform=Headless`). Elsewhere a display is always there.
    public static boolean isAvailable(Map<String, String> environment, Properties properties) {
        if ("headless".equals(lower(properties.getProperty("glass.platform")))) {
            return true;
        }
        boolean linux = lower(properties.getProperty("os.name")).contains("linux");
        return !linux || isSet(environment.get("DISPLAY")) || isSet(environment.get("WAYLAND_DISPLAY"));
    }

    private static boolean isSet(@org.jspecify.annotations.Nullable String value) {
        return value != null && !value.isBlank();
    }

    private static String lower(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }
}
