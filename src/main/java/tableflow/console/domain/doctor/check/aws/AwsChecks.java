package tableflow.console.domain.doctor.check.aws;

import java.util.ArrayList;
import java.util.List;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Facts;

/// The checks of identity, roles, bucket and key, in the order in which they are shown.
public final class AwsChecks {

    public static final List<Check> ALL = all();

    private AwsChecks() {}

    private static List<Check> all() {
        List<Check> all = new ArrayList<>(IdentityChecks.ALL);
        all.addAll(new TrustChecks(AwsFacts.STORAGE, Facts.STORAGE_INTEGRATION, "writes to the bucket").all());
        all.addAll(new TrustChecks(AwsFacts.CATALOG, Facts.CATALOG_ROLE_INTEGRATION, "writes to Glue").all());
        all.addAll(RightsChecks.ALL);
        all.addAll(BucketChecks.ALL);
        all.addAll(BucketPolicyChecks.ALL);
        all.addAll(BucketSettingChecks.ALL);
        all.addAll(KeyChecks.ALL);
        all.addAll(OperatorChecks.ALL);
        return List.copyOf(all);
    }
}
