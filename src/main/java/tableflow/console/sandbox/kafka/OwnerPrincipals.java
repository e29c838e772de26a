package tableflow.console.sandbox.kafka;

import java.util.Map;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.security.auth.AuthenticationContext;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.auth.KafkaPrincipalBuilder;
import org.apache.kafka.common.security.auth.SaslAuthenticationContext;
import org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder;
import org.jspecify.annotations.Nullable;

/// Turns an API key into its owner, `User:sa-...`: access is granted to service accounts, not to keys. Made by Kafka,
/// by class name.
public final class OwnerPrincipals implements KafkaPrincipalBuilder, Configurable {
    private final DefaultKafkaPrincipalBuilder wire = new DefaultKafkaPrincipalBuilder(null, null);
    private @Nullable Gate gate;

    @Override
    public void configure(Map<String, ?> configs) {
        gate = Gate.from(configs);
    }

    @Override
    public KafkaPrincipal build(AuthenticationContext context) {
        if (gate != null && context instanceof SaslAuthenticationContext sasl) {
            return gate.ownerOf(sasl.server().getAuthorizationID())
                .map(owner -> new KafkaPrincipal(KafkaPrincipal.USER_TYPE, owner))
                .orElse(KafkaPrincipal.ANONYMOUS);
        }
        return KafkaPrincipal.ANONYMOUS;
    }

    @Override
    public byte[] serialize(KafkaPrincipal principal) {
        return wire.serialize(principal);
    }

    @Override
    public KafkaPrincipal deserialize(byte[] bytes) {
        return wire.deserialize(bytes);
    }
}
