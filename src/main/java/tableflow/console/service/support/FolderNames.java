package tableflow.console.service.support;

import java.util.Locale;
import java.util.regex.Pattern;

/// Names of folders for things that people name.
public final class FolderNames {

    /// Windows takes these for devices, whatever folder they are in.
    private static final Pattern DEVICE = Pattern.compile("con|prn|aux|nul|(com|lpt)[0-9]");

    private static final int LONGEST = 60;
    private static final int DIGITS = 16;

    private FolderNames() {}

    /// A name that every file system takes, with what can be read of `name` in front; two names share one only where 64
    /// bits of their SHA-256 agree.
    public static String of(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-");
        if (plain.equals(name) && plain.length() <= LONGEST && !plain.isEmpty() && !DEVICE.matcher(plain).matches()) {
            return plain;
        }
        String start = plain.substring(0, Math.min(plain.length(), LONGEST));
        return start + "-" + Fingerprint.of(name).substring(0, DIGITS);
    }
}
