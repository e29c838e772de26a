package tableflow.console.service.support;

import java.util.Optional;

/// The version of this program.
public final class Version {

    private Version() {}

    /// The one that the build wrote into the jar's manifest; empty when run from class files.
    public static Optional<String> known() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
    }

    /// The same; `dev` when run from class files.
    public static String text() {
        return known().orElse("dev");
    }
}
