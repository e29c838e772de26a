package tableflow.console;

/// The version of this program.
final class Version {

    private Version() {}

    /// The one that the build wrote into the jar's manifest; `dev` when run from class files.
    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
