package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Principal;

/// One call of the API.
@FunctionalInterface
interface Operation {
    /// @return the answer's members
    ObjectNode answer(Input in, Principal caller) throws AwsFailure, IOException;
}
