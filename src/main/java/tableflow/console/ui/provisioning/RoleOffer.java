package tableflow.console.ui.provisioning;

import java.util.List;
import java.util.Optional;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.profile.Profile;

/// Fills in the role that the table most likely needs, as long as nobody typed another one.
final class RoleOffer {

    /// The role that a form on a sandbox without integrations begins with: the one that the sandbox's account has.
    private static final String SANDBOX_ROLE = "arn:aws:iam::123456789012:role/tableflow";

    private final Profile profile;
    private final TopicForm form;
    private final Choices choices;
    private String offered = "";

    RoleOffer(Profile profile, TopicForm form, Choices choices) {
        this.profile = profile;
        this.form = form;
        this.choices = choices;
    }

    /// The form was filled anew: what stands in it is somebody's choice.
    void forget() {
        offered = "";
    }

    void offer() {
        if (!form.roleArn.get().equals(offered)) {
            return;
        }
        Optional<ProviderIntegration> existing = likely(choices.integrations.items());
        if (existing.isPresent()) {
            offered = existing.get().customerRoleArn();
        } else if (profile.kind().is(Profile.Kind.SANDBOX)) {
            offered = SANDBOX_ROLE;
        }
        form.roleArn.set(offered);
    }

    /// The integration that the next table most likely belongs to: the one by this environment's default name, else the
    /// one that most tables and catalogs use, else the first.
    private Optional<ProviderIntegration> likely(List<ProviderIntegration> existing) {
        String usual = profile.environmentTag() + "-tableflow";
        return existing.stream()
                .filter(it -> it.displayName().equals(usual))
                .findFirst()
                .or(() -> existing.stream()
                        .reduce((one, other) -> other.usages().size() > one.usages().size() ? other : one));
    }
}
