package tableflow.console.service.messages.write;

import java.util.EnumSet;
import java.util.Set;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;

/// What became of one record that was to be written.
public sealed interface SingleWrite {

    /// Failures in which a cluster, or the client before it, has said no. After any other one (no answer in time, a
    /// cancel) the record may stand in the topic all the same.
    Set<Kind> REFUSALS = Set.copyOf(
            EnumSet.of(Kind.INVALID, Kind.NOT_FOUND, Kind.FORBIDDEN, Kind.UNAUTHORIZED, Kind.QUOTA));

    /// It stands there.
    record Written(int partition, long offset) implements SingleWrite {}

    /// It was refused: it is not there.
    record Refused(RemoteFailure why) implements SingleWrite {}

    /// It may be there or not. Writing it again may write it twice.
    record Uncertain(RemoteFailure why) implements SingleWrite {}

    /// What a failure says of a record that was handed over to be sent.
    static SingleWrite of(RemoteFailure why) {
        return isRefusal(why) ? new Refused(why) : new Uncertain(why);
    }

    /// Whether a record that failed so is certainly not written.
    static boolean isRefusal(RemoteFailure why) {
        return REFUSALS.stream().anyMatch(why::is);
    }
}
