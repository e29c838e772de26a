package tableflow.console.sandbox.kafka;

import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.plain.PlainAuthenticateCallback;
import org.jspecify.annotations.Nullable;

/// Checks the user name and password of SASL/PLAIN against the live API keys. Made by Kafka, by class name.
public final class KeyAuthentication implements AuthenticateCallbackHandler {
    private @Nullable Gate gate;

    @Override
    public void configure(Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> logins) {
        gate = Gate.from(configs);
    }

    @Override
    public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
        String keyId = "";
        for (Callback callback : callbacks) {
            switch (callback) {
                case NameCallback name -> keyId = name.getDefaultName();
                case PlainAuthenticateCallback plain ->
                    plain.authenticated(gate != null && gate.admits(keyId, plain.password()));
                default -> throw new UnsupportedCallbackException(callback);
            }
        }
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
