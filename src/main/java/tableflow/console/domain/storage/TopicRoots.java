package tableflow.console.domain.storage;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which part of a key says whose it is: the root of a table as Tableflow lays it out, or the folder of a topic as sink
/// connectors do.
public final class TopicRoots {

    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    /// The two leading parts spread the load and are written in binary digits.
    private static final Pattern TABLE = Pattern.compile(
            "/*[01]{1,8}/[01]{1,8}/" + UUID + "/env-[a-z0-9]+/lkc-[a-z0-9]+/v1/" + UUID + "/");

    private static final String YEAR = "/year=";

    private TopicRoots() {}

    /// The prefix of the table or topic that a folder belongs to.
    ///
    /// @param folder a key's part up to its last slash, with it
    public static Optional<String> of(String folder) {
        int year = folder.indexOf(YEAR);
        if (year > 0) {
            return Optional.of(folder.substring(0, year + 1));
        }
        if (!folder.contains("/lkc-")) {
            return Optional.empty();
        }
        Matcher table = TABLE.matcher(folder);
        return table.lookingAt() ? Optional.of(table.group()) : Optional.empty();
    }

    /// Whether a root is that of a table in Tableflow's layout.
    public static boolean isTable(String root) {
        return TABLE.matcher(root).matches();
    }

    /// The topic of a root that is a sink connector's folder: its last part.
    public static String folderTopic(String root) {
        String bare = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
        return bare.substring(bare.lastIndexOf('/') + 1);
    }
}
