package tableflow.console.service.query.desk;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/// Where a profile's files lie.
public final class ProfileFolder {

    private ProfileFolder() {}

    /// A folder below `parent` for the profile of that name; different names never share one.
    public static Path of(Path parent, String profile) {
        StringBuilder safe = new StringBuilder();
        for (byte b : profile.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            // Capitals are spelled out: some file systems cannot tell them from small letters.
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
            safe.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02x", (int) c));
        }
        return parent.resolve("p-" + safe);
    }
}
