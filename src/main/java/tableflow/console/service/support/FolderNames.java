package tableflow.console.service.support;

import java.util.HexFormat;
import java.util.Locale;

/// Names of folders for things that people name.
public final class FolderNames {

    private FolderNames() {}

    /// A name that every file system takes and no two names share.
    public static String of(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-");
        return plain.equals(name) ? plain : plain + "-" + HexFormat.of().toHexDigits(name.hashCode());
    }
}
