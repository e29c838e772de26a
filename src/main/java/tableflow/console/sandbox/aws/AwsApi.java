package tableflow.console.sandbox.aws;

import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;

/// One AWS service behind the common address.
public interface AwsApi {
    /// Its name in the scope of a signature: `s3`, `glue`, `athena`, `sts`, `iam`, `monitoring` (CloudWatch).
    String service();

    /// Answers a call whose signature has been checked.
    ///
    /// @throws AwsFailure is turned into the service's own form by [#error]
    Reply handle(Request request, Principal caller) throws Exception;

    /// The failure in the service's own form.
    Reply error(Request request, AwsFailure failure);
}
