package tableflow.console.service.doctor.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.iam.MalformedPolicy;
import tableflow.console.domain.iam.PolicyDocument;
import tableflow.console.domain.iam.PolicyKind;

/// Reads policies that AWS sent.
public final class PolicyJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private PolicyJson() {}

    /// @param whose "the policy of bucket b"
    /// @throws RemoteFailure UNEXPECTED for what is no policy, or has what this console does not know
    public static PolicyDocument read(String json, PolicyKind kind, String whose) {
        try {
            return PolicyDocument.read(MAPPER.readValue(json, Object.class), kind);
        } catch (JsonProcessingException e) {
            throw RemoteFailure.of(Kind.UNEXPECTED, "read " + whose, "it is no JSON");
        } catch (MalformedPolicy e) {
            throw RemoteFailure.of(Kind.UNEXPECTED, "read " + whose, "it is not understood: " + e.text());
        }
    }
}
