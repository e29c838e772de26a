package tableflow.console.sandbox.glue;

import tableflow.console.sandbox.aws.Access;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Permissions;

/// Glue asks for leave on three levels: the catalog, the database, the table; each call needs it on all that it
/// touches. After IAM comes Lake Formation.
final class Gate {
    private final Permissions permissions;
    private final LakeFormation lake;
    private final String region;
    private final String account;

    Gate(Permissions permissions, LakeFormation lake, String region, String account) {
        this.permissions = permissions;
        this.lake = lake;
        this.region = region;
        this.account = account;
    }

    LakeFormation lake() {
        return lake;
    }

    String account() {
        return account;
    }

    void catalog(GlueCall call) throws AwsFailure {
        require(call, "catalog");
    }

    void database(GlueCall call, String database) throws AwsFailure {
        require(call, "catalog");
        require(call, "database/" + database);
    }

    void table(GlueCall call, String database, String table) throws AwsFailure {
        database(call, database);
        require(call, "table/" + database + "/" + table);
    }

    /// Does IAM let the caller see this in a list?
    boolean lists(GlueCall call, String resource) {
        try {
            require(call, resource);
            return true;
        } catch (AwsFailure e) {
            return false;
        }
    }

    private void require(GlueCall call, String resource) throws AwsFailure {
        permissions.require(call.caller(), new Access("glue:" + call.operation(), arn(resource)));
    }

    String arn(String resource) {
        return "arn:aws:glue:" + region + ":" + account + ":" + resource;
    }
}
