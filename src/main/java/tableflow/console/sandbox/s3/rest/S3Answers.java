package tableflow.console.sandbox.s3.rest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tableflow.console.sandbox.aws.AwsEndpoint;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Xml;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;

/// A failure as S3 says it: XML, and nothing but headers to HEAD.
final class S3Answers {
    /// A detail that goes into headers: the version of the delete marker that was found.
    static final String MARKER = "x-amz-version-id";

    private S3Answers() {}

    /// @param region of the call's bucket, when there is one
    static Reply error(Request request, AwsFailure failure, Optional<String> region) {
        Map<String, String> headers = new HashMap<>();
        Optional.ofNullable(failure.details().get("Region")).or(() -> region)
                .ifPresent(name -> headers.put("x-amz-bucket-region", name));
        if (failure.details().containsKey(MARKER)) {
            headers.put("x-amz-delete-marker", "true");
            headers.put(MARKER, failure.details().get(MARKER));
        }
        if (failure.status() == 405) {
            headers.put("Allow", "DELETE");
        }
        if (request.method().equals("HEAD") || failure.status() == 304) {
            headers.put("Content-Type", "application/xml");
            return new Reply(failure.status(), headers, new byte[0]);
        }
        Xml xml = Xml.of("Error", "")
                .put("Code", failure.code().equals("AccessDeniedException") ? "AccessDenied" : failure.code())
                .put("Message", failure.text());
        failure.details().forEach((name, value) -> {
            if (!name.equals(MARKER)) {
                xml.put(name, value);
            }
        });
        String id = AwsEndpoint.requestId(request);
        xml.put("RequestId", id).put("HostId", "sandbox/" + id);
        headers.put("Content-Type", "application/xml");
        return new Reply(failure.status(), headers, xml.bytes());
    }
}
