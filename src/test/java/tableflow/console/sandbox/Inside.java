package tableflow.console.sandbox;

import tableflow.console.sandbox.aws.AccessKeys;
import tableflow.console.sandbox.s3.ObjectStore;

/// What tests may touch inside of a sandbox, where no API of the real service leads.
public final class Inside {
    private Inside() {}

    /// The buckets of all accounts.
    public static ObjectStore store(Sandbox sandbox) {
        return sandbox.lake().store();
    }

    /// The live keys of all accounts.
    public static AccessKeys keys(Sandbox sandbox) {
        return sandbox.lake().keys();
    }
}
