package tableflow.console.sandbox.seed;

import java.io.IOException;
import java.util.Locale;

/// How many topics a load has and how wide they are.
///
/// @param wanted partitions of a wide topic
/// @param wide how many of the first topics are wide; the others have one partition
public record LoadPlan(int topics, int wanted, int wide) {
    /// All topics, and as many of them wide as the machine bears.
    ///
    /// @throws IOException with a sentence when it does not even bear them with one partition
    public static LoadPlan fitting(MachineLimits limits, int topics, int wanted) throws IOException {
        long most = limits.partitions();
        if (topics > most) {
            throw new IOException(String.format(Locale.ROOT, "%,d topics are more than this process may have: it bears"
                    + " %,d partitions; raise the limits (ulimit -n, sysctl vm.max_map_count), or ask for less",
                    topics, most));
        }
        long wide = wanted == 1 ? topics : Math.min(topics, (most - topics) / (wanted - 1));
        return new LoadPlan(topics, wanted, (int) wide);
    }

    int partitions(int topic) {
        return topic < wide ? wanted : 1;
    }

    boolean cutDown() {
        return wide < topics;
    }

    /// What the user is told about a load that was cut down.
    String explanation() {
        return String.format(Locale.ROOT, "%,d of %,d topics get %d partitions and the others one: that is what this"
                + " process may have (ulimit -n, sysctl vm.max_map_count)", wide, topics, wanted);
    }
}
